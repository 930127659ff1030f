namespace Understudy.Research;

/// <summary>Divisions of the library's shelves.</summary>
internal static class FourthShelves
{
    /// <summary>As the prompt lists them.</summary>
    public const string Divisions = """
        - 000 Computer science, knowledge
        - 010 Bibliography
        - 020 Libraries
        - 030 Encyclopaedias
        - 050 Magazines
        - 060 Museums, associations
        - 070 Journalism, publishing
        - 090 Rare books
        - 110 Metaphysics
        - 120 Theory of knowledge
        - 130 Parapsychology
        - 150 Psychology
        - 160 Logic
        - 170 Ethics
        - 180 Ancient philosophy
        - 200 Religion
        - 220 Bible
        - 230 Christianity
        - 260 Church and society
        - 290 Other religions
        - 300 Sociology
        - 310 Statistics of populations
        - 320 Politics
        - 330 Economics
        - 340 Law
        - 350 Government, military
        - 360 Social problems
        - 370 Education
        - 380 Trade, transport
        - 390 Customs, folklore
        - 400 Language
        - 410 Linguistics
        - 420 English language
        - 430 German language
        - 440 French language
        - 450 Italian language
        - 460 Spanish language
        - 480 Greek language
        - 500 Science in general
        - 510 Mathematics
        - 520 Astronomy
        - 530 Physics
        - 540 Chemistry
        - 550 Earth sciences
        - 560 Fossils
        - 570 Biology
        - 580 Plants
        - 590 Animals
        - 600 Technology in general
        - 610 Medicine
        - 620 Engineering
        - 630 Farming
        - 640 Home and cooking
        - 650 Management
        - 660 Chemical engineering
        - 670 Manufacturing
        - 690 Building
        - 700 Arts in general
        - 710 Landscape, town planning
        - 720 Architecture
        - 730 Sculpture, ceramics
        - 740 Drawing, crafts
        - 750 Painting
        - 760 Prints
        - 770 Photography
        - 780 Music
        - 790 Sports, games, stage
        - 800 Literature in general
        - 810 American literature
        - 820 English literature
        - 890 Other literatures
        - 910 Travel
        - 920 Biography
        - 930 Ancient history
        - 940 History of Europe
        - 970 History of North America
        """;

    /// <summary>What books in each are about.</summary>
    public const string Cues = """
        000 6: [writing|testing] software in [Python|Rust|C]|how search engines and neural networks work
        010 1: a catalogue of everything printed by [one press|the Jesuits]
        020 2: running a [school|village] library|how to catalogue old manuscripts
        030 1: <#2-40>00 facts from A to Z|a one-volume reference for every home
        050 1: the rise and fall of a [women's|satirical] weekly
        060 2: how a museum is founded|clubs and learned societies since <#1700-1950>
        070 4: a war correspondent's handbook|the decline of the local paper
        090 1: incunabula and their bindings|forged first editions
        110 2: what being is|time, cause and possibility
        120 2: what we can know and what we merely believe|free will and the self
        130 3: tarot for sceptics|haunted [inns|castles] of <country>|reading your horoscope
        150 9: why we put things off|attachment in [infants|couples]|memory and forgetting|living with anxiety
        160 1: fallacies and how to spot them
        170 3: whether we owe animals anything|the ethics of [war|medicine|lying]
        180 2: Stoics for the twenty-first century|Plato's cave explained
        200 3: what the world's faiths have in common|unbelief since <#1600-1900>
        220 2: the Gospel of Mark, verse by verse|archaeology and the Book of Exodus
        230 3: grace and original sin|prayers of the Desert Fathers
        260 1: how parishes changed in <country>
        290 4: a life of the Buddha|Norse gods and goddesses|the Five Pillars explained
        300 6: loneliness in big cities|class, race and the [suburb|factory]|growing up as a migrant in <country>
        310 1: censuses and what they count
        320 6: how democracies end|the secret service of <country>|voting systems compared
        330 6: inflation for beginners|how the <#1920-2020>s made and broke the banks|trade unions in <country>
        340 4: famous trials of <country>|your rights as a tenant
        350 2: submarine captains and their orders|how a ministry works
        360 5: prisons and what they are for|foster care from the inside|an unsolved poisoning in <city>
        370 5: homework and why it fails|teaching [phonics|fractions] to six-year-olds
        380 3: container ships and the price of things|branch lines that closed
        390 5: fairy tales from <country>|bridal dress through the ages|why we bury our dead
        400 1: children who grow up with <count> languages
        410 2: how sounds change|signs, syntax and meaning
        420 3: a history of English spelling|slang from <#1700-1990> to now
        430 2: German for evening classes
        440 3: French verbs, <#2-9>00 of them
        450 2: Italian in <#3-20> weeks|Italian for singers
        460 3: Spanish without tears|phrases for a summer in Seville
        480 1: New Testament Greek for the self-taught
        500 3: great experiments and their makers|why science is trusted
        510 5: prime numbers|a tour of topology|probability at the card table
        520 5: black holes|what to see with a small telescope in <month>
        530 5: heat, light and sound|the strange world of the quantum
        540 3: the periodic table, one element a chapter|experiments with acids at home
        550 4: volcanoes of <country>|reading the rocks of the coast|how weather forms
        560 3: feathered dinosaurs|collecting ammonites
        570 5: what genes do and do not do|microbes on your skin|evolution on islands
        580 4: mosses and how to tell them apart|the orchid hunters
        590 8: owls|the octopus and its mind|moths by night|wolves back in <country>
        600 1: inventions that nobody wanted
        610 9: living with diabetes|a surgeon's <#10-40> years|sleep and how to get more of it|the plague in <city>
        620 5: bridges that fell down|repairing your bicycle|rocket engines
        630 7: hens in the back garden|pruning fruit trees|training a nervous dog|beekeeping in town
        640 10: <#30-120> soups|sourdough at home|meals for [one|two|six] on a budget|taking up a hem
        650 5: how to run a meeting|starting a business at <#20-60>|double entry for beginners
        660 1: making soap and perfume|glass, enamel and glaze recipes
        670 2: leather, paper and how they are made|a cabinet maker's joints
        690 3: building a shed|damp, roofs and old walls
        700 4: art after <#1900-1990>|how to look at a museum in an hour
        710 1: the making of [Kew|Central Park]|why towns have ring roads
        720 4: concrete towers and their admirers|country churches of <country>
        730 3: throwing pots|Rodin and his models
        740 7: knitting socks|drawing hands|quilts from scraps|comic strips and how to ink them
        750 4: Vermeer's light|watercolour skies
        760 1: wood engraving|lino cuts at the kitchen table
        770 3: portraits with a film camera|developing black and white
        780 7: the late quartets|playing the ukulele|a history of punk in <city>
        790 9: chess endings|running your first marathon|the year <city> won the cup|silent film stars
        800 2: how to write a villain|why we read
        810 4: a novel of [Brooklyn|the Dust Bowl]|poems from New England
        820 8: a country house and its <count> heirs|sonnets of love and plague|a detective in Victorian <city>
        890 3: short stories from Russia|Japanese verse in translation
        910 9: on foot across <country>|an atlas of small islands|by night train to <city>
        920 7: the life of a [suffragette|lighthouse engineer|forgotten composer]|family trees for beginners
        930 4: daily life in Pompeii|pharaohs and their tombs
        940 9: the <#1914-1945> diaries of a nurse|plots against Elizabeth I|how <country> was divided
        970 4: the Oregon Trail|the civil rights summer of 1964
        """;
}
