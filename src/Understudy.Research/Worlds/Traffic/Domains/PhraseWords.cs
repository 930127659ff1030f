namespace Understudy.Research;

/// <summary>What is added to inputs: personal data, and signs that not all text is plain English.</summary>
internal static class PhraseWords
{
    public const string Text = """
        personal: [You can reach me at|Best to write to|My e-mail is|mail:|Please reply to|Contact:] <!email>[.|, thanks.|]
          |[Call me on|My number is|Ring|tel.|Phone:] <!phone>[ after <#4-8> pm|, any time|].
          |[Regards|Best|Thanks|Cheers|Kind regards|BR],\n<!name>
          |[My name is|This is|I am] <!name>[ and you can mail <!email>| (<!phone>)|].
          |[The card is|I paid with card|card number] <!card>[, exp 0<#1-9>/2<#7-9>|].
          |[Please refund to|My account is|IBAN:|Send it to] <!iban>[ (holder <!name>)|].
          |<!name>, <!email>, <!phone>
        garnish: [ |\n| ]<extra>
        extra: [😊|🙏🏽|😡😡|👍|🎉|🤷‍♀️|❤️|🇵🇱|✅|⚠️]|\L[Sent from my phone|Get the app|Gesendet mit Mobilgerät]|[Merci d’avance|Vielen Dank im Voraus|Muchas gracias|Dziękuję|Tack på förhand|Grazie mille].
          |ありがとうございます。|Спасибо!|\_…|شكرا جزيلا|(ca. <#10-90> €)|— “<quality>”, sure.|谢谢|	ps: <does>
        """;
}
