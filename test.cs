#!/usr/bin/env -S DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet
#:project build/Sortline.Build/Sortline.Build.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Builds everything and runs every test, as CI does: dotnet test.cs [--only PROJECT] [--filter NAME] [--long] [--verbose]
return await Sortline.Build.TestCommand.RunAsync(args);
