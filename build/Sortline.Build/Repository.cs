namespace Sortline.Build;

/// <summary>Where things are in a checkout of Sortline.</summary>
/// <param name="Root">The folder that holds start.cs.</param>
public sealed record Repository(string Root)
{
    /// <summary>The TypeScript client.</summary>
    public string Client => At("src/Sortline.Web/client");

    /// <summary>What the client build fills, besides files that are there from the start.</summary>
    public string WebRoot => At("src/Sortline.Web/wwwroot");

    /// <summary>What the build makes; safe to delete.</summary>
    public string Artifacts => At("artifacts");

    /// <summary>The folder that <c>dotnet publish</c> fills.</summary>
    public string Published => At("artifacts/site");

    /// <summary>What the page says before its catalogues are there, as <c>client/build.mjs</c> puts it into a script.</summary>
    public string BootTexts => At("src/Sortline.Web/obj/boot-texts.json");

    /// <summary>The published site itself.</summary>
    public string Site => At("artifacts/site/wwwroot");

    /// <summary>The published bench page.</summary>
    public string BenchPage => At("artifacts/bench/page/wwwroot");

    /// <summary>Finds the checkout that the running script belongs to.</summary>
    /// <exception cref="BuildException">Neither the script nor the working folder lies in a checkout.</exception>
    public static Repository Find()
    {
        // The script's own folder, as dotnet tells it; else the working folder and those above.
        var begin = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
        for (var folder = new DirectoryInfo(begin); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sortline.slnx")))
                return new(folder.FullName);
        }

        throw new BuildException($"{begin} is not in a checkout of Sortline. Change to the folder that holds start.cs.");
    }

    /// <summary>A path below the root, written with slashes.</summary>
    public string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));
}
