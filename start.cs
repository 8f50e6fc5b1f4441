#!/usr/bin/env -S DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet
#:project build/Sortline.Build/Sortline.Build.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Builds Sortline, serves it on this computer and opens it: dotnet start.cs [--port NUMBER] [--allow-host NAME]... [--no-open] [--verbose]
return await Sortline.Build.StartCommand.RunAsync(args);
