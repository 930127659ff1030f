namespace Understudy.Gateway;

/// <summary>One entry as it was read; the payload is valid until the reader reads on.</summary>
internal readonly record struct JournalFrame(byte Kind, ReadOnlyMemory<byte> Payload);
