namespace Understudy.Research;

/// <summary>Pasted code, data and logs.</summary>
internal static class OneOffCode
{
    public const string Text = """
        id: <syllable><syllable>|<syllable>_<syllable>|<syllable><^syllable>|<%hex2><syllable>|<syllable><#1-99>|tmp<#1-9>|<syllable>
        val: <#0-9999>|"<noun>"|<id>|<id>(<id>)|<id>\[<#0-9>\]|-<#1-9>|null|<id>.<id>
        op: +|-|*|/|%|==|!=|\<|\>|&&
        stmt: <id> = <val> <op> <val>[;|]|<id>.<id>(<val>, <val>)[;|]|if [(<val> <op> <val>)|<val> <op> <val>:] <id>(<val>)[;|]|for <id> in <id>[:| {] <id> += <val>|return <val>[;|]|[//|\#|--] <noun> <adj> <verb>|[let|var|const|int] <id> = <val>;|assert <val> <op> <val>|print(<val>)|throw <id>(<val>)
        func: [def|func|fn|function|sub|public int|let] <id>([<id>|<id>, <id>|])[ {|:| =\>|]\n  <stmt 2-3;>\n  <stmt ~2;>[\n}|]
        json: {"<id>": <#1-9999>, "<id>": "<noun>", "<id>": {"<id>": [true|false|null|<$1-90>]}}
        table: <id>;<id>;<id>\n<noun>;<#1-999>;<adj>\n<noun>;<#1-999>;<adj>\n<noun>;<#1-999>;<adj>
        trace: [Traceback|panic|Unhandled exception|FATAL][: <id>|] at <id>.<id>:<#3-900>\n  in <id>(<val>)\n  in <id>(<val>)[\ncaused by <id>Error: <noun> <adj>|]
        log: \[<#10-23>:<#10-59>:<#10-59>.<#3>\] <id> <verb> <noun> <%hex6> <#1-900>ms
        query: select <id>, <id> from <id> [join <id> on <id> = <id> |]where <id> \> <#1-900>[ group by <id>|]
        shell: $ <id> --<id>=<val> \| <id> -<%hex1> <#1-90>
        yaml: <id>:\n  <id>: <val>\n  <id>:\n    - <noun>\n    - <adj>
        body: <func>|<json>|<table>|<trace>|<log 2-6;>|<query>|<shell>|<yaml>|<stmt 2-5;>|<func>\n<func>
        snippet: ```\n<body>\n```|<body>|\n<body>\n
        """;
}
