#!/usr/bin/env -S DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet
#:project build/Sortline.Build/Sortline.Build.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Lays the code out as test.cs wants it: dotnet format.cs [--verbose]
return await Sortline.Build.FormatCommand.RunAsync(args);
