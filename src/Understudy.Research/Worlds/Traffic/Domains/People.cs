namespace Understudy.Research;

/// <summary>Names of people who do not exist.</summary>
internal static class People
{
    public static readonly string[] First =
    [
        "Anna", "Jonas", "Priya", "Mateusz", "Chloé", "Liam", "Fatima", "Sören", "Grace", "Diego", "Yuki", "Helene", "Omar", "Ingrid", "Marco", "Aisha", "Tomás", "Ewa", "Noah", "Svetlana",
        "Rasmus", "Leila", "Hugo", "Katarzyna", "Pieter", "Mei", "Björn", "Nadia", "Callum", "Renée", "Arjun", "Zofia", "Luca", "Sinéad", "Kofi", "Elif", "Jürgen", "Paula", "Dmitri", "Amara",
        "Vikram", "Solveig", "Bastien", "Rosa", "Emre", "Agnieszka", "Felix", "Thandiwe", "Niamh", "Goran", "Lotte", "Samir", "Beatriz", "Oskar", "Hana", "Declan", "Mireille", "Tariq", "Freja", "Ivo",
    ];

    public static readonly string[] Last =
    [
        "Müller", "Kowalski", "Okafor", "Lindqvist", "Dubois", "Hartley", "Novák", "Rossi", "Tanaka", "Ferreira", "O'Brien", "Schreiber", "Demir", "van Dijk", "Petrov", "García", "Nguyen", "Bergström", "Whitaker", "Moreau",
        "Kaminska", "Achterberg", "Sørensen", "Castellano", "Bhattacharya", "Wójcik", "Haddad", "Pennington", "Vasquez", "Zimmermann", "Ikeda", "Marchetti", "Adeyemi", "Fitzgerald", "Horvat", "Lefèvre", "Stoltz", "Rahman", "Bianchi", "Thorne",
        "Eriksen", "Mbeki", "Quispe", "Sandoval", "Yilmaz", "Brandt", "Calloway", "Dvořák", "Espinoza", "Falk", "Gruber", "Hollis", "Ivanova", "Jankowski", "Keller", "Larsen", "Mendes", "Nakamura", "Olsson", "Pereira",
    ];
}
