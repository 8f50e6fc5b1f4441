using System.Runtime.Versioning;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Sortline.Activity;
using Sortline.Activity.Effects;
using Sortline.Activity.Ports;
using Sortline.Web;
using Sortline.Web.Interop;

[assembly: SupportedOSPlatform("browser")]

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");

await Task.WhenAll(
    SceneModule.ImportAsync(),
    FeaturesModule.ImportAsync(),
    PicturesModule.ImportAsync(),
    FilesModule.ImportAsync(),
    PageModule.ImportAsync()
);

var link = ActivityLink.Parse(PageModule.Address());
Store store = new(ActivityState.Open(link.Level, link.Seed) with { Notice = link.Fault });
FactoryView view = new();
MobileNetFeatureExtractor extractor = new();
BrowserPage page = new();
BrowserPictures pictures = new();
BrowserFiles files = new();

DriveLine line = new(view, store);
store.Add(new LoadBackbone(extractor, store));
store.Add(new ExtractFeatures(extractor));
Slices slices = new(TimeProvider.System);
store.Add(new TrainClassifier(() => line.Time, slices));
store.Add(new TryMethods(slices));
store.Add(line);
store.Add(new KeepProject(files, pictures));
store.Add(new TakePhotos(files, pictures));
store.Add(new ReleasePictures(pictures));
store.Add(new ChimeOutcomes(page));

builder.Services.AddSingleton(store);
builder.Services.AddSingleton(link);
builder.Services.AddSingleton<IPage>(page);
builder.Services.AddSingleton<IFactoryCanvas>(view);
builder.Services.AddSingleton<IPictures>(pictures);

extractor.Load();
await builder.Build().RunAsync();
