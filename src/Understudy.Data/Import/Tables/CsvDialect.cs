namespace Understudy.Data;

/// <summary>Which delimiter a file uses.</summary>
internal static class CsvDialect
{
    private const int Records = 20;

    /// <summary>The delimiter under which the first records most often have as many fields as the first one; a comma when none has two.</summary>
    public static byte Detect(ReadOnlySpan<byte> start)
    {
        byte best = (byte)',';
        double bestScore = 0;
        foreach (byte delimiter in ",\t;"u8)
        {
            using var stream = new MemoryStream(start.ToArray());
            var reader = new CsvRecordReader(stream, delimiter, start.Length + 1);
            int first = 0, records = 0, alike = 0;
            while (records < Records && reader.Read())
            {
                first = records == 0 ? reader.FieldCount : first;
                alike += reader.Problem is null && reader.FieldCount == first ? 1 : 0;
                records++;
            }

            double score = first < 2 ? 0 : (double)alike / records;
            if (score > bestScore)
            {
                (best, bestScore) = (delimiter, score);
            }
        }

        return best;
    }
}
