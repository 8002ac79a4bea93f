"""Additions to the English dictionary for quizzes, and its entries that are misspellings."""

# Words and names with similar words that are other answers.
_TERMS = {
    "countries, their capitals, their parts and great cities": """
    ababa abu addis aspern asuncion batum bogota bosphorus culloden dhabi dili eylau fontenay fontenoy freeland
    friedland gallipoli gitega goree grande hebei henan hissarlik hubei incheon isonzo kolkata kyiv leuthen
    ligny lubeck lutzen malmo minden munden namib naypyidaw newtown ngerulmud parana pavia pisidia porto
    rossbach russbach sadowa shaanxi shanxi sogdia tobruk uruk valmy vittoria vologda wallonia zadar zurich
    """,
    "elements": """
    copernicium darmstadtium flerovium livermorium moscovium nihonium oganesson roentgenium tennessine
    """,
    "science": """
    absorbate acetylcholinesterase achiral acidophile actinin activin adipocyte amensalism analyte aneuploid
    anolyte anomer anticodon aphagia apoapsis apoptosis arccosine arcsine arete arginase aspartate astrocyte
    australopithecine bacteremia benzil bijective biliverdin bivector branchial butyne butyric calcitonin
    calcitriol caproic caprylic carbene carboxyl catholyte cellulase chemokine chemotroph cholic chondral
    chondrocyte chorionic cistron coronoid cryosphere cyano cytic cytidine cytokine cytoskeleton cytosol dacite
    diabatic diastereomer diethyl digoxin dimethyl dioptre dolostone doxycycline dural dynein ecdysone
    eigenvector eluate eluent enantiomer endocytosis endosome epimer epimorphism ethanal ethanoic ethoxy
    ethylamine euploid exergy exocytosis exoderm fascial fentanyl fibronectin fjard fluorate formol fumarate
    fumaric furoate ghrelin glial glutenin glutin glycan glycogenolysis glycose grana granodiorite granum
    graphene gravitropism guanosine halocline halophile hematemesis hemipteran hemocyanin hemoptysis hepatocyte
    hepatology hepatoma hexene hexyne hominin homopteran hydrazone hydrogenase hydrolase hydronium hypercalcemia
    hyperkalemia hypernatremia hyperpnea hypocalcemia hypokalemia hyponatremia hypothenar hypotrophy
    hypoventilation hypoxemia ilial injective intein intron isochoric isohaline isohyet isomerase keratinocyte
    ketol kinesin lactin lectin leukopenia ligase lingula linoleate linolenate lipophobic liposome lithotroph
    lopolith lyase lycophyte lysosome magnon malate maleic malic melanosome menthyl mesenteric mesomer mesophile
    mesophyte methanal methanoic methene methicillin mitral monomorphism monotreme myoma myosis myositis
    nephrology neurula neutralino nitron nonane nucleoid nucleosome octonion odonate oligomer osteocyte ostitis
    parapatric parenchyma pentene perchlorite periapsis peripatric peroneal peroxisome phagosome phosphite
    phototroph phyllite pinocytosis plasmon polaron pollex preon proctitis prolamin propanoic propanol propanone
    propyl propyne proteasome psora psychrophile pulmonology pycnocline quantile racemate radication relaxin
    replicon rheumatology ribozyme ribulose rotamer saprotroph sclerotome sievert silane silyl soleus soliton
    solvate somatotropin spinor spliceosome stannane stannous stearate sternal stroma stromata sulfone sulfonyl
    surjection surjective sympatric syncline synthase synthetase tachypnea taxa taxology telomerase telomere
    tepal teratoma tetramer thrombopoietin thylakoid thymidine thyronine thyrotropin titrand tonoplast
    transposon tryptamine tyramine ureteral ureteric uria uridine vancomycin vasopressin viremia xylose xylulose
    xylyl zygomatic
    """,
    "names": """
    akhenaten annan arendt ataturk bartok bastet benes berlusconi bolsonaro bormann brandes calvino cassini
    chapin chronos clodius cornwell currie donitz draghi duda dufay durer dvorak erdogan erikson fabius faure
    feldman fellman franke frege friedmann furtwangler galerius gant gaulle giap giscard godel goldmann gramsci
    greig guterres habermas hardie hathorne hayek hela hervey heydrich hobson hodgkins hofmann hollande honoria
    honorius janssen jinping jintao jodel jodl johansen johansson kahlo kaishek kaufmann khamenei kiesinger
    lacan laing lanchester larkin lehar lukashenko lumiere lussac madero magna maier maslow massine mathilde
    mbeki medvedev meloni merkel merz mies milei modi moller mossadegh myer netanyahu neuman neumann noether
    oden orban otho peleus penrose petain piccinni poilievre poincare probus pugin pyrrhus quine ramaphosa rawls
    regan rohm rosen rosenfeld salieri sandino sargent sarkozy satie saville saxton schiele schmitt scholz
    schroder schrodinger sekhmet sertorius starmer stresemann sunak thrale tippett tutankhamun valens valerius
    valery vardi velazquez vitellius vitruvius vygotsky wegener weisz wernher whiteman yorck zeeman zelensky
    zemin zuma
    """,
    "belief and trade": """
    bodhi hadith haram iman monopsony ronin sangha sutta
    """,
}
TERMS = frozenset(word for words in _TERMS.values() for word in words.split())
# Entries of the list that are common misspellings, or that hardly anyone writes.
MISSPELLINGS = frozenset(
    """accidently ballance ballon bismark calender casette colum danial deffer detecter directer expertize gasolene heros lightening
    licenced maihem merchandize niether pizzaz politicly propellor sailer sargent spacial superheros surprize thermel vender wannabee
    wether""".split()
)
