using System.Runtime.InteropServices;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Understudy.Data;

/// <summary>The one connection that writes, with its prepared statements. Not thread-safe.</summary>
internal sealed class SqliteCallWriter : IDisposable
{
    private const int HasMovedCode = 20; // SQLITE_FCNTL_HAS_MOVED
    private readonly SqliteInsert _call, _content, _feedback;

    public SqliteCallWriter(SqliteConnection connection)
    {
        Connection = connection;
        _call = new SqliteInsert(connection, "calls", CallColumns.Names, "ON CONFLICT(id) DO NOTHING");
        _content = new SqliteInsert(connection, "contents", ["call", "request", "response", "originals"]);
        _feedback = new SqliteInsert(connection, "feedback", ["id", "call_id", "time", "gold", "good", "score"], "ON CONFLICT(id) DO NOTHING");
    }

    public SqliteConnection Connection { get; }

    /// <summary>Whether the file is no longer where it was opened: renamed, deleted or replaced. Writing on would write into nowhere.</summary>
    public bool HasMoved
    {
        get
        {
            int moved = 0;
            bool known = FileControl(Connection.Handle!.DangerousGetHandle(), IntPtr.Zero, HasMovedCode, ref moved) == 0;
            return known && moved != 0;
        }
    }

    public void Write(RecordedCall call)
    {
        _call.Bind(call.Id);
        _call.Bind(call.Started.ToUnixTimeMilliseconds());
        _call.Bind(call.Endpoint.ToString());
        _call.Bind(call.Workload);
        _call.Bind(call.Fingerprint);
        _call.Bind(call.RequestedModel);
        _call.Bind(call.AnsweredModel);
        _call.Bind(call.AnswerId);
        _call.Bind(call.AnsweredBy);
        _call.Bind(call.Stage.ToString());
        _call.Bind(call.Decision.ToString());
        _call.Bind(call.Specialist);
        _call.Bind(call.Confidence);
        _call.Bind(call.Threshold);
        _call.Bind(call.Agreed);
        _call.Bind(call.Outcome.ToString());
        _call.Bind((long)call.Status);
        _call.Bind(call.Streamed);
        _call.Bind((long)call.Usage.Input);
        _call.Bind((long)call.Usage.CachedInput);
        _call.Bind((long)call.Usage.Output);
        _call.Bind(call.LatencyMilliseconds);
        _call.Bind(call.FirstTokenMilliseconds);
        _call.Bind(call.AddedMilliseconds);
        _call.Bind(call.ClientKey);
        _call.Bind(call.UserHash);
        _call.Bind(call.Conversation);
        _call.Bind(call.RetryOf);
        _call.Bind((long)call.UpstreamAttempts);

        // Content goes with its call or not at all: a repeated call must not bring back what was erased.
        if (_call.Execute() && call.Request.Length + call.Response.Length > 0)
        {
            _content.Bind(raw.sqlite3_last_insert_rowid(Connection.Handle));
            _content.Bind(call.Request.Span);
            _content.Bind(call.Response.Span);
            if (call.Originals.IsEmpty)
            {
                _content.BindNull();
            }
            else
            {
                _content.Bind(call.Originals.Span);
            }

            _content.Execute();
        }
    }

    public void Write(CallFeedback feedback)
    {
        _feedback.Bind(feedback.Id);
        _feedback.Bind(feedback.CallId);
        _feedback.Bind(feedback.Time.ToUnixTimeMilliseconds());
        _feedback.Bind(feedback.Gold);
        _feedback.Bind(feedback.Good);
        _feedback.Bind(feedback.Score);
        _feedback.Execute();
    }

    public void Dispose()
    {
        _call.Dispose();
        _content.Dispose();
        _feedback.Dispose();
        Connection.Dispose();
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(IntPtr connection, IntPtr schema, int code, ref int value);
}
