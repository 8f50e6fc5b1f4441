using System.Runtime.Versioning;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Sortline.Bench.Page;
using Sortline.Web.Interop;

[assembly: SupportedOSPlatform("browser")]

await FeaturesModule.ImportAsync();
Measured.Load();
await WebAssemblyHostBuilder.CreateDefault(args).Build().RunAsync();
