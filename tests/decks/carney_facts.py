"""Every fact that the shipped deck's article holds, and the questions that ask it.

One row is one atomic fact in one sentence, with the ids of the questions in
`decks/carney-washington-2025.yaml` whose answer depends on it. Facts stand in the order of the study text.
"""

FACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # The visit
    ("Mark Carney travels to Washington to meet Donald Trump.", ("who-meets", "whom-carney-meets")),
    ("Mark Carney is the Prime Minister of Canada.", ("leaders-offices",)),
    ("Donald Trump is the President of the United States.", ("leaders-offices",)),
    ("Carney arrives in Washington on 8 October 2025.", ("arrival-day",)),
    ("It is the second meeting of Carney and Trump in 2025.", ("meetings-2025",)),
    ("Carney's goal is to get delayed trade negotiations moving again.", ("visit-purpose",)),
    ("The negotiations missed a target in August.", ("missed-month", "course-of-events")),
    ("Both leaders had set that target.", ("target-set-by",)),
    # Talks that have stalled
    ("The negotiations have been stalled since the summer.", ("stalled-since",)),
    ("There is little clarity about the obstacles.", ("obstacles-clear",)),
    ("Canada alone among the G7 nations lacks a new 2025 trade deal with the US.", ("without-a-deal",)),
    ("USMCA exemptions shield much of Canada's trade.", ("lower-pressure",)),
    ("The exemptions reduce the immediate pressure.", ("lower-pressure",)),
    # Pressure from the opposition
    ("Pierre Poilievre is the Conservative leader.", ("opposition-leader",)),
    ("Poilievre pressed Carney to secure a deal.", ("opposition-demand",)),
    ("Poilievre made his statement in a letter.", ("opposition-letter",)),
    ("Poilievre said that failure would let down workers and businesses.", ("cost-of-failure",)),
    ("Poilievre pointed to the impact of tariffs on the steel sector.", ("sectors-hit",)),
    ("Poilievre pointed to the impact of tariffs on the lumber sector.", ("sectors-hit",)),
    # A remark about Canada's future
    ("Trump recently suggested that Canada become the 51st US state.", ("statehood",)),
    ("Trump was discussing missile defence when he made the remark.", ("remark-subject",)),
    ("Trump made the remark in Virginia.", ("remark-place",)),
    ("Carney's team views the remark as posturing.", ("team-response",)),
    ("Carney's team gives priority to practical economic talks.", ("team-response",)),
    # What Carney has conceded
    ("Carney dropped a digital services tax.", ("concessions-made",)),
    ("Trump had opposed the digital services tax.", ("tax-trump-opposed",)),
    ("Carney lifted retaliatory tariffs.", ("concessions-made",)),
    ("It was most of the retaliatory tariffs that Carney lifted.", ("tariffs-lifted", "concessions-made")),
    ("Carney resolved lumber disputes with the US.", ("concessions-made",)),
    ("The lumber disputes had been longstanding.", ("age-of-disputes",)),
    ("Carney made the concessions to maintain dialogue.", ("purpose-of-steps",)),
    ("The concessions aim to ease tensions.", ("purpose-of-steps",)),
    ("US levies on imports stand at 35%.", ("import-levies", "percentages-in-order")),
    # Signs of movement
    ("Dominic LeBlanc is the Trade Minister.", ("trade-minister",)),
    ('LeBlanc noted "advances" in the talks.', ("ministers-word",)),
    ("LeBlanc did so in the week before the article appeared.", ("course-of-events",)),
    ("Reports hint at possible relief from steel tariffs.", ("relief-hinted",)),
    ("A broader agreement would join trade and security.", ("broader-agreement",)),
    ("The White House offers only vague details on that agreement.", ("white-house-details",)),
    # What observers say
    ("Colin Robertson is a former diplomat.", ("robertsons-past",)),
    ("Robertson said that the visit seeks Trump's focus.", ("who-says-what",)),
    ("Robertson noted that trade is not Trump's top priority.", ("who-says-what",)),
    ("Jamie Tronnes is from the Center for North American Prosperity.", ("who-is-who",)),
    ("Tronnes stressed the value that Trump sets on personal meetings.", ("who-says-what",)),
    ("Avidan Cover is from Case Western Reserve University.", ("who-is-who",)),
    ("Cover sees Trump's remarks as leverage for defence commitments.", ("who-says-what",)),
    ("The Golden Dome is a missile shield.", ("missile-shield",)),
    ("The Golden Dome is the example of a defence commitment.", ("missile-shield",)),
    # The USMCA review
    ("The visit falls in with upcoming USMCA revisions.", ("upcoming-revisions",)),
    ("Jameison Greer is the US Trade Representative.", ("greer-office",)),
    ("Greer suggested separate talks with Canada and with Mexico.", ("greer-proposal",)),
    ("Greer's reason was that the relations are distinct.", ("greer-reason",)),
    ("Pete Hoekstra is an ambassador who voiced concerns.", ("worried-ambassador",)),
    ("Hoekstra's concern was Canadian scepticism towards the US.", ("ambassadors-concern",)),
    # A change in the public mood
    ("Canadian tourism to the US has dropped for seven months.", ("tourism-months",)),
    ("Polls show distrust in the ties between the countries.", ("poll-subject",)),
    ("The distrust in the polls is at 60%.", ("poll-distrust", "percentages-in-order")),
    ("Carney is exploring new markets with the United Kingdom.", ("new-markets",)),
    ("Carney is exploring new markets with Mexico.", ("new-markets",)),
    ("Carney is promoting domestic economic projects.", ("projects-at-home",)),
    # What is at stake
    ("75% of Canada's exports go to the US.", ("meaning-of-75", "percentages-in-order")),
    ("Tariffs threaten jobs.", ("threatened-by-tariffs",)),
    # How Carney deals with Trump
    ('Carney calls his relationship with Trump "strong".', ("carneys-word",)),
    ("Carney cites frequent texts with Trump.", ("carneys-sign",)),
    ("Carney has moved from an aggressive stance.", ("present-strategy",)),
    ("Carney now focuses on pragmatic concessions.", ("present-strategy",)),
    ("The pragmatic concessions are to keep the talks alive.", ("talks-alive", "present-strategy")),
    ('Tariffs could "devastate" Canada\'s economy.', ("word-for-tariffs",)),
    # What comes next
    ('The meeting is billed as a "working visit".', ("kind-of-visit",)),
    ("The meeting aims for economic alignment.", ("alignment",)),
    ("The meeting aims for security alignment.", ("alignment",)),
    ("Breakthroughs are unlikely.", ("breakthroughs",)),
    ("Carney seeks to preserve the USMCA trade that is duty-free.", ("worth-preserving",)),
    (
        "The figure of 85% belongs to the trade that is duty-free under USMCA.",
        ("duty-free-share", "percentages-in-order"),
    ),
    ("Carney must navigate Trump's complex demands.", ("trumps-demands", "demands-described")),
)
