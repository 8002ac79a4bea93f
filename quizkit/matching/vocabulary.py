"""What the English dictionary lacks of what quizzes ask for, and what it should not hold."""

# Words and names whose neighbours are other answers: one typed for another is no slip.
_TERMS = {
    "countries, their capitals, their parts and great cities": """
    ababa abu addis asuncion batum bogota bosphorus culloden dhabi dili gallipoli gitega goree grande hebei
    henan hissarlik hubei kolkata kyiv lubeck malmo namib naypyidaw newtown ngerulmud parana pavia pisidia porto
    shaanxi shanxi tobruk vologda wallonia zadar zurich
    """,
    "elements": """
    copernicium darmstadtium flerovium livermorium moscovium nihonium oganesson roentgenium tennessine
    """,
    "science": """
    absorbate acetylcholinesterase achiral acidophile actinin activin amensalism analyte aneuploid anolyte
    anomer anticodon aphagia apoapsis apoptosis arccosine arcsine arete arginase aspartate australopithecine
    bacteremia benzil bijective bivector branchial butyne butyric caproic caprylic carbene carboxyl catholyte
    cellulase chemokine chemotroph chondral chondrocyte chorionic cistron coronoid cryosphere cyano cytidine
    cytokine cytoskeleton cytosol dacite diastereomer digoxin dioptre dolostone doxycycline dural dynein
    ecdysone eigenvector eluate eluent enantiomer endocytosis endosome epimer epimorphism ethanal ethanoic
    ethoxy euploid exergy exocytosis exoderm fascial fentanyl fibronectin fjard fluorate formol ghrelin glial
    glutenin glutin glycan glycogenolysis glycose grana granodiorite granum graphene gravitropism guanosine
    halocline halophile hematemesis hemipteran hemoptysis hepatology hepatoma hexene hexyne hominin homopteran
    hydrogenase hydrolase hypercalcemia hyperkalemia hypernatremia hyperpnea hypocalcemia hypokalemia
    hyponatremia hypothenar hypotrophy hypoventilation hypoxemia ilial injective intein intron isohaline isohyet
    isomerase ketol kinesin lectin leukopenia ligase lingula lipophobic liposome lithotroph lopolith lyase
    lycophyte lysosome magnon menthyl mesenteric mesomer mesophile mesophyte methanal methanoic methene
    methicillin mitral monomorphism monotreme myoma myosis myositis nephrology neurula neutralino nitron nonane
    nucleoid nucleosome octonion odonate oligomer osteocyte ostitis parapatric parenchyma pentene perchlorite
    periapsis peripatric peroneal peroxisome phagosome phosphite phototroph phyllite pinocytosis plasmon polaron
    pollex preon proctitis prolamin propanoic propanol propanone propyl propyne proteasome psychrophile
    pulmonology pycnocline quantile racemate relaxin replicon rheumatology ribozyme ribulose rotamer saprotroph
    sclerotome sievert silane soleus soliton solvate spinor spliceosome stannane stannous sternal stroma
    stromata sulfone sulfonyl surjection surjective sympatric syncline synthase synthetase tachypnea taxa
    taxology telomerase telomere tepal teratoma tetramer thylakoid thymidine thyrotropin titrand tonoplast
    transposon tryptamine tyramine ureteral ureteric uria uridine vancomycin vasopressin viremia xylose xylulose
    xylyl zygomatic
    """,
    "names": """
    akhenaten annan arendt ataturk bartok bastet benes berlusconi bolsonaro calvino cassini chapin chronos
    clodius currie draghi duda dufay durer dvorak erdogan fabius faure frege furtwangler gant gaulle giap
    giscard godel gramsci greig guterres habermas hardie hayek hela hervey heydrich hobson hollande jinping
    jintao kahlo kaishek khamenei kiesinger lacan laing larkin lehar lukashenko lumiere lussac magna maslow
    massine mbeki medvedev meloni merkel merz mies milei modi mossadegh netanyahu neumann noether oden orban
    penrose petain piccinni poilievre poincare pugin pyrrhus quine ramaphosa rawls regan salieri sargent sarkozy
    satie saville schiele scholz schroder schrodinger sekhmet starmer stresemann sunak thrale tippett
    tutankhamun valery vardi velazquez vitruvius vygotsky wegener zeeman zelensky zemin zuma
    """,
    "belief and trade": """
    bodhi hadith haram iman monopsony ronin sangha sutta
    """,
}
TERMS = frozenset(word for words in _TERMS.values() for word in words.split())
# Entries of the list that people mistype another word as; in themselves they are misspellings or next to never written.
MISSPELLINGS = frozenset(
    """accidently ballance ballon bismark calender casette colum danial deffer detecter directer expertize gasolene heros lightening
    licenced maihem merchandize niether pizzaz politicly propellor sailer sargent spacial superheros surprize thermel vender wannabee
    wether""".split()
)
