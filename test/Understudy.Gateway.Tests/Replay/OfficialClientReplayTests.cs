using System.Diagnostics;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>The official client against a replayed recording. <c>UNDERSTUDY_OPENAI</c> names a folder where <c>openai</c> is installed.</summary>
public sealed class OfficialClientReplayTests
{
    private const string Script = """
        import fs from 'node:fs';
        import { createRequire } from 'node:module';
        const require = createRequire(process.argv[2] + '/');
        const { OpenAI } = require('openai');
        const client = new OpenAI({ baseURL: process.argv[3], apiKey: 'none' });
        const row = JSON.parse(fs.readFileSync(process.argv[4], 'utf8').split('\n')[7]);
        const whole = await client.chat.completions.create(row.request);
        let text = '', usage = null, finish = null;
        for await (const chunk of await client.chat.completions.create({ ...row.request, stream: true, stream_options: { include_usage: true } })) {
          text += chunk.choices[0]?.delta?.content ?? '';
          finish = chunk.choices[0]?.finish_reason ?? finish;
          usage = chunk.usage ?? usage;
        }
        const [system, user] = row.request.messages;
        const format = row.request.response_format;
        const responses = { model: 'm', instructions: system.content, input: user.content, ...(format ? { text: { format: { type: format.type, ...format.json_schema } } } : {}) };
        const response = await client.responses.create(responses);
        let said = '', last = null;
        for await (const event of await client.responses.create({ ...responses, stream: true })) {
          said += event.type === 'response.output_text.delta' ? event.delta : '';
          last = event.type;
        }
        const models = []; for await (const m of client.models.list()) models.push(m.id);
        let missing = null;
        try { await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'never asked' }] }); } catch (e) { missing = [e.constructor.name, e.status, e.code]; }
        console.log(JSON.stringify({
          same: whole.choices[0].message.content === row.response.choices[0].message.content, streamed: text === row.response.choices[0].message.content,
          finish, usage: usage?.total_tokens === row.response.usage?.total_tokens, response: response.output_text === text, said: said === text, last, models: models.length > 0, missing }));
        """;

    [Fact]
    public async Task The_official_client_gets_what_was_recorded()
    {
        string? client = Environment.GetEnvironmentVariable("UNDERSTUDY_OPENAI");
        Assert.SkipWhen(string.IsNullOrEmpty(client), "UNDERSTUDY_OPENAI names no folder with the official client (npm install openai)");
        string sample = Repository.PathOf("samples", "helpdesk", "calls.jsonl");
        await using ReplayWorld world = await ReplayWorld.StartAsync(ReplayWorld.Chat("unused", "x"), o => o with { Path = sample });
        using var directory = new TemporaryDirectory();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { directory.Write("client.mjs", Script), client!, world.Address.ToString(), sample })
        {
            start.ArgumentList.Add(argument);
        }

        using Process node = Process.Start(start)!;
        Task<string> error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.True(output.Length > 0, await error);
        Assert.Equal("""{"same":true,"streamed":true,"finish":"stop","usage":true,"response":true,"said":true,"last":"response.completed","models":true,"missing":["NotFoundError",404,"not_found"]}""", output.Trim());
    }
}
