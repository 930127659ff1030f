namespace Understudy.Research;

/// <summary>A bank's customers: eighty intents from objects and what happens to them.</summary>
internal static class BankingWords
{
    private static readonly string[] Objects = ["card", "transfer", "account", "loan", "direct_debit", "cash_withdrawal", "exchange", "app", "pin", "statement"];
    private static readonly string[] Acts = ["lost", "declined", "pending", "fee", "limit", "open", "cancel", "not_recognised"];

    /// <summary>The eighty intents with their cues.</summary>
    public static string Intents { get; } = string.Join('\n', Objects.SelectMany((o, i) => Acts.Select((a, j) => $"{o}_{a} {1 + (((i * 7) + (j * 5)) % 9)}: [<a.{a}> <o.{o}>|<o.{o}> <b.{a}>|about <o.{o}>, <b.{a}>|<o.{o}>? <b.{a}>]")));

    public const string Text = """
        o.card: my [debit |credit |new |]card|the plastic card|the [Visa|Mastercard]|contactless card
        o.transfer: the [wire|SEPA payment|bank transfer|standing order] to [<firm>|my <relation>]|money I sent|an outgoing transfer|a transfer of <#20-900> euros
        o.account: my [current |savings |joint |]account|the account with you|my <relation>'s account|the business account
        o.loan: the [car loan|mortgage|overdraft|credit line|personal loan]|my borrowing|instalments
        o.direct_debit: the direct debit [for <firm>|of the gym|of my landlord|]|the mandate|a monthly collection
        o.cash_withdrawal: the [ATM|cash machine][ in <city>|]|a cash withdrawal|taking out [cash|notes]|banknotes from the machine
        o.exchange: the exchange rate|currency conversion|paying in [dollars|kroner|yen|zloty]|foreign currency
        o.app: the [mobile |banking |]app|online banking|the phone app|my login on the app
        o.pin: my [PIN|secret code|passcode|four digit code]|the code for the terminal
        o.statement: my [monthly |yearly |]statement|the PDF overview|the list of bookings|account statements
        a.lost: I [lost|misplaced|can't find|was robbed of]|someone stole|missing:
        a.declined: you [declined|rejected|refused]|it won't accept|got turned down with
        a.pending: still waiting for|pending for <span>:|no progress on
        a.fee: why was I charged for|what does it cost to use|an extra fee on
        a.limit: please raise the limit of|what is the maximum for|I hit the cap on
        a.open: how do I [open|get|apply for|set up]|I'd like to start with|can I have a second
        a.cancel: please [cancel|close|stop|terminate]|I want to get rid of|how to end
        a.not_recognised: I don't recognise something on|who made this booking on|a strange entry with
        b.lost: [is gone|went missing <when>|has been stolen|vanished in <city>]
        b.declined: [does not go through|was refused <when>|keeps getting rejected|says denied]
        b.pending: [still shows as pending|hasn't arrived after <span>|is stuck in processing]
        b.fee: [cost me <$1-40> extra|came with a charge I did not expect|has hidden fees?]
        b.limit: [has too low a limit|exceeds my allowance|limit needs to go to <#2-9>000]
        b.open: [do I need papers to get one|I want a new one|how can I set that up]
        b.cancel: [has to be stopped|I no longer need it, end it|please terminate <when>]
        b.not_recognised: [was not me|shows something I never did|has an entry of <$5-300> I can't place]
        """;
}
