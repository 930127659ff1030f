namespace Understudy.Research;

/// <summary>Terms for adverse events.</summary>
internal static class SeventhTerms
{
    /// <summary>What sites write for each.</summary>
    public const string Cues = """
        Headache 9: head ache|pain in head|sore head, frontal
        Nausea 9: feeling sick|queasy|nausea without vomiting
        Vomiting 6: threw up twice|emesis|vomitting
        Diarrhoea 8: loose stools|runny tummy|diarrhea
        Constipation 5: no bowel movement for days|hard stools|costipation
        Abdominal+pain 5: stomach ache|belly pain|tummy cramps
        Dyspepsia 4: indigestion|acid stomach|upset stomach
        Flatulence 3: gas|wind|bloating with gas
        Dry+mouth 3: mouth dry all day|xerostomia
        Stomatitis 3: mouth ulcers|sore mouth
        Toothache 2: tooth pain|aching molar
        Haemorrhoids 2: piles|hemorrhoid flare
        Fatigue 8: tired|exhaustion|no energy
        Pyrexia 6: fever 38.5|high temp|febrile
        Chills 3: shivering|feeling cold, shakes
        Malaise 3: generally unwell|feeling rough
        Oedema+peripheral 4: swollen ankles|puffy feet|leg swelling
        Injection+site+pain 5: sore arm where injected|pain at inj site
        Injection+site+erythema 4: redness at jab site|inj site red, 3 cm
        Weight+increased 3: put on 4 kg|weight gain
        Weight+decreased 3: lost 5 kg|weight loss
        Decreased+appetite 4: not hungry|poor appetite|off food
        Dizziness 7: light-headed|dizzy spell|dizzyness
        Vertigo 2: room spinning|spinning sensation lying down
        Syncope 3: fainted|passed out standing up|blackout
        Somnolence 4: sleepy in daytime|drowsy
        Insomnia 5: can't sleep|awake till 4 am|poor sleep onset
        Abnormal+dreams 2: vivid dreams|strange dreams
        Anxiety 4: nervous|worried all the time|panicky
        Depressed+mood 3: feeling low|tearful, down
        Irritability 2: short tempered|snappy
        Confusional+state 2: muddled|confused in evening
        Memory+impairment 2: forgetful|cannot remember names
        Paraesthesia 4: pins and needles|tingling fingers
        Hypoaesthesia 2: numb toes|numbness of hand
        Tremor 3: shaky hands|trembling
        Migraine 3: migraine with aura|hemicrania
        Seizure 1: fit, tonic clonic|convulsion
        Dysgeusia 3: metallic taste|food tastes odd
        Tinnitus 2: ringing in ears|buzzing ear
        Vision+blurred 3: blurry sight|can't focus eyes
        Dry+eye 2: gritty eyes|eyes dry
        Conjunctivitis 2: pink eye|red sticky eye
        Ear+pain 2: earache|otalgia
        Nasopharyngitis 8: common cold|head cold|runny nose and sore throat
        Influenza 4: flu|flu A positive
        COVID-19 5: covid positive|corona infection
        Bronchitis 3: chest cold with phlegm|acute bronchits
        Pneumonia 2: lung infection on x-ray|chest infection lower lobe
        Sinusitis 3: sinus infection|blocked sinuses with pain
        Urinary+tract+infection 4: UTI|bladder infection|cystitis bacterial
        Herpes+zoster 1: shingles|zoster left flank
        Oral+candidiasis 1: thrush in mouth|oral thrush
        Gastroenteritis 3: stomach bug|gastric flu
        Cough 6: dry cough|tickly cough|coughing
        Dyspnoea 4: short of breath|SOB on stairs|breathless
        Epistaxis 3: nose bleed|bleeding nose
        Rhinorrhoea 2: runny nose only|dripping nose
        Nasal+congestion 2: stuffy nose|blocked nose
        Palpitations 4: heart racing|heart flutter
        Hypertension 4: high BP|blood pressure raised 160/95
        Hypotension 3: low BP|BP drop
        Atrial+fibrillation 1: AF on ECG|a-fib
        Chest+pain 3: tight chest|pain in chest wall
        Hot+flush 3: hot flashes|flushing with sweat
        Rash 6: red spots on trunk|skin rash|itchy rash on both arms
        Pruritus 5: itching|itchy skin no rash
        Urticaria 3: hives|nettle rash, wheals
        Alopecia 2: hair loss|hair thinning
        Hyperhidrosis 2: sweating a lot|night sweats
        Contusion 3: bruise|haematoma on shin
        Fall 3: fell down stairs|tripped and fell
        Arthralgia 5: joint pain|sore knees
        Back+pain 6: lumbago|low back ache
        Myalgia 5: muscle aches|sore muscles
        Muscle+spasms 3: leg cramps|calf cramp at night
        """;

    /// <summary>The terms as the prompt lists them.</summary>
    public static string Names { get; } = string.Join(" / ", Cues.Split('\n').Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)].Replace('+', ' ')));
}
