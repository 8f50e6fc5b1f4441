return await Sortline.Cli.SortlineCommand.RunAsync(args);
