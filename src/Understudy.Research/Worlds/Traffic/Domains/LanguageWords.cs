namespace Understudy.Research;

/// <summary>Sentences in other languages, and what stands in for a translation of them.</summary>
internal static class LanguageWords
{
    public const string Text = """
        de: [Der|Unser|Jeder|Ein alter] [Kunde|Nachbar|Lieferant|Fahrer|Techniker|Prüfer] [hat|hatte] [gestern|am Montag|im März|ohne Ankündigung|zum <#2-9>. Mal|leider] [die Rechnung|das Paket|den Vertrag|die Anleitung|das Ersatzteil|den Schlüssel] [geprüft|verloren|zurückgeschickt|bestätigt|vergessen|umgetauscht].
          |[Bitte|Falls möglich:] [senden|prüfen|bestätigen|notieren] Sie [uns|mir|] [das Angebot|die Lieferzeit|den Betrag von <#20-900> Euro|Ihre Rückmeldung] [bis Freitag|noch heute|nach Ostern|schriftlich].|[Wegen|Trotz] [des Wetters|der Messe|eines Streiks|hoher Nachfrage] [verzögert sich|endet|beginnt] [die Montage|der Versand|die Schulung] [um <#2-9> Tage|im Juni|früher als geplant].
        fr: [Le|Notre|Chaque] [client|voisin|fournisseur|livreur|technicien] a [hier|lundi|encore|malheureusement|déjà] [vérifié|perdu|renvoyé|confirmé|oublié] [la facture|le colis|le contrat|la notice|la clé] [sans explication|pour la <#2-9>e fois|avant midi|avec <#2-30> jours de retard].
          |[Merci de|Veuillez|Pourriez-vous] [nous |]envoyer [le devis|la référence <#5>|une réponse|les dimensions] [avant vendredi|dès que possible|par écrit].|[À cause|En raison] [de la pluie|d’une grève|de travaux], [la livraison|le montage|la formation] [est reporté|commence] [au <#2-28> juin|demain|plus tard].
        es: [El|Nuestro|Cada] [cliente|vecino|proveedor|conductor|técnico] [revisó|perdió|devolvió|confirmó|olvidó] [ayer|el lunes|otra vez|por desgracia] [la factura|el paquete|el contrato|el manual|la llave][ sin avisar| por <#2-9>ª vez| antes del mediodía|].
          |[Por favor|Si es posible], [envíen|revisen|confirmen] [el presupuesto|el plazo|el importe de <#20-900> euros] [hoy mismo|antes del viernes|por escrito].
        pl: [Klient|Sąsiad|Dostawca|Kierowca|Technik] [wczoraj|w poniedziałek|znowu|niestety] [sprawdził|zgubił|odesłał|potwierdził|zapomniał o] [fakturę|paczkę|umowę|instrukcję|klucz][ bez wyjaśnienia| po raz <#2-9>.|].|Proszę [przesłać|sprawdzić|potwierdzić] [ofertę|termin|kwotę <#20-900> zł] [do piątku|jeszcze dziś|na piśmie].
        ja: [お客様|担当者|配達員|隣人]は[昨日|月曜日に|また]、[請求書|荷物|契約書|説明書|鍵]を[確認|紛失|返送|承認]しました。|[見積もり|納期|ご返事]を[金曜日まで|本日中|書面]にお願いします。
        en: [The|Our|Each] [customer|neighbour|supplier|driver|technician] [checked|lost|returned|confirmed|forgot] the [invoice|parcel|contract|manual|key] [<when>|again|without a word|for the <#2-9>th time].|Please [send|check|confirm] the [quote|date|amount of <#20-900> euros] [by <weekday>|today|in writing].|[Because of|Despite] [rain|a strike|roadworks|high demand], the [delivery|installation|training] [starts <when>|is put off by <span>|ends early].
        foreign: <de>|<fr>|<es>|<pl>|<ja>
        anytext: <foreign 1-6>|<de ~2>|<fr ~2>|<es 1-5>|<pl 1-4>|<ja 1-4>
        english: <en 1-4>
        """;
}
