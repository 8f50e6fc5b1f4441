#!/usr/bin/env -S DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet
#:project build/Sortline.Build/Sortline.Build.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Measures Sortline, in the browser beside the article's own packages, and natively: dotnet bench.cs [--only browser|lessons|hints|levels|third-bin|opening|reopening|native] [--quick] [--verbose]
return await Sortline.Build.BenchCommand.RunAsync(args);
