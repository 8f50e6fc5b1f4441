#!/usr/bin/env dotnet
#:project build/Sortline.Build/Sortline.Build.csproj
#:property PublishAot=false

// Builds Sortline, serves it on this computer and opens it: dotnet start.cs [--port NUMBER] [--no-open] [--verbose]
return await Sortline.Build.StartCommand.RunAsync(args);
