using System.Text;

using Understudy.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLineApplication.RunAsync(args, Terminal.System(), CancellationToken.None);
