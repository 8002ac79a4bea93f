"""What the English dictionary lacks of what quizzes ask for, and what it should not hold."""

# Words and names whose neighbours are other answers: one typed for another is no slip.
_TERMS = {
    "countries, their capitals, their parts and great cities": """
    ababa abu addis asuncion bogota bosphorus dhabi gitega grande kolkata kyiv lubeck malmo namib naypyidaw
    newtown ngerulmud parana porto wallonia zurich
    """,
    "elements": """
    copernicium darmstadtium flerovium livermorium moscovium nihonium oganesson roentgenium tennessine
    """,
    "science": """
    acetylcholinesterase acidophile aphagia apoptosis butyne chondrocyte cytidine cytokine cytoskeleton cytosol
    endocytosis endosome ethanal ethanoic exocytosis glycogenolysis grana graphene guanosine halophile
    hypercalcemia hyperkalemia hypernatremia hypocalcemia hypokalemia hyponatremia hypotrophy hypoventilation
    lipophobic lysosome mesophile methanal methanoic methene monotreme nonane osteocyte pentene peroneal
    peroxisome phosphite phototroph pinocytosis propanoic propanol propanone propyne psychrophile ribulose
    saprotroph stannous stroma telomere thylakoid thymidine thyrotropin uridine vasopressin
    """,
    "names": """
    akhenaten annan ataturk bartok berlusconi bolsonaro cassini draghi duda durer dvorak erdogan gaulle
    giscard godel guterres heydrich hollande jinping jintao kahlo kaishek khamenei kiesinger lukashenko lussac
    maslow mbeki medvedev meloni merkel merz milei modi mossadegh netanyahu neumann noether orban penrose
    petain poilievre poincare ramaphosa rawls sarkozy satie schiele scholz schroder schrodinger starmer
    stresemann sunak tutankhamun velazquez vygotsky zeeman zelensky zemin zuma
    """,
}
TERMS = frozenset(word for words in _TERMS.values() for word in words.split())
# Entries of the list that people mistype another word as; in themselves they are misspellings or next to never written.
MISSPELLINGS = frozenset(
    """accidently ballance ballon bismark calender casette colum danial deffer detecter directer expertize gasolene heros lightening
    licenced maihem merchandize niether pizzaz politicly propellor sailer sargent spacial superheros surprize thermel vender wannabee
    wether""".split()
)
