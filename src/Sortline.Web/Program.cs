using System.Runtime.Versioning;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Sortline.Activity;
using Sortline.Activity.Asking;
using Sortline.Activity.Guide;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Web;
using Sortline.Web.Interop;

[assembly: SupportedOSPlatform("browser")]

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<Root>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");

await Task.WhenAll(
    SceneModule.ImportAsync(),
    FeaturesModule.ImportAsync(),
    PicturesModule.ImportAsync(),
    ProjectsModule.ImportAsync(),
    FilesModule.ImportAsync(),
    PageModule.ImportAsync(),
    OfflineModule.ImportAsync()
);

var link = ActivityLink.Parse(PageModule.Address());
Store store = new(
    ActivityState.Open(link.Level, link.Seed, link.Texts, session: Guid.NewGuid().ToString("N")[..12]) with
    {
        Notice = link.Fault is null ? null : Notice.Warning(link.Fault),
        WantsTips = !PageModule.KnowsTips(),
        Stars = RememberStars.FromText(PageModule.KeptStars()),
        WantsQuestions = PageModule.WantsQuestions(),
        IsLocked = link.IsLocked,
        WantsQuiz = link.AsksQuiz,
    }
);
store.Failed += Console.Error.WriteLine;
FactoryView view = new();
MobileNetFeatureExtractor extractor = new();
BrowserPage page = new();
BrowserPictures pictures = new();
BrowserFiles files = new();
BrowserProjects projects = new();

foreach (var effect in Effects.All(new(view, extractor, files, pictures, projects, TimeProvider.System)))
    store.Add(effect);
store.Add(new ChimeOutcomes(page));
store.Add(new CelebrateStars(page));
store.Add(new RememberTips(page));
store.Add(new RememberStars(page));
store.Add(new AskTeacher(page, pictures, TimeProvider.System));

builder.Services.AddSingleton(store);
builder.Services.AddSingleton(link);
builder.Services.AddSingleton(link.Texts);
builder.Services.AddSingleton<IPage>(page);
builder.Services.AddSingleton<IFactoryCanvas>(view);
builder.Services.AddSingleton<IPictures>(pictures);
builder.Services.AddSingleton<IUpdates>(new BrowserUpdates());
builder.Services.AddSingleton(TimeProvider.System);

extractor.Load();
await builder.Build().RunAsync();
