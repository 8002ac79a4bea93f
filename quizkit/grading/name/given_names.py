"""Common given names of men and women: Hillary Clinton is not Mr Clinton, and Henry James is not James Henry."""

MEN = frozenset(
    """
    abraham adam alan albert alexander alfred andrew anthony antony arthur barack benjamin bernard brian bruce carl
    charles christopher colin craig daniel david dominic dominick donald douglas dylan edgar edward eric ernest
    ferdinand francis franklin frederick friedrich fyodor gary george gerald gordon graham gregory harold henry
    herbert hugh ian isaac ivan jacob james jeffrey joachim johann johannes john jonathan joseph joshua justin karl
    keith kenneth kevin lawrence leon leonard louis ludwig luke malcolm mark martin matthew michael nathaniel neil
    nelson nicholas nicola niels nigel nikita oliver oscar otto patrick paul peter philip pierre ralph raymond richard
    robert roger ronald samuel simon stephen steven stuart terence theodore thomas timothy victor vincent vladimir
    walter william winston wolfgang zachary
    """.split()
)
WOMEN = frozenset(
    """
    abigail ada agatha alice amelia amy angela anna anne barbara catherine charlotte christine chrystia claudia
    cleopatra deborah diana dorothy edith eleanor elena elizabeth ella ellen emily emma emmeline florence frances
    frida golda grace hannah harriet helen hillary indira isabella jacqueline jane jennifer joan judith julia kamala
    katherine kathleen laura linda lise louise lucy margaret maria marie mary maya melania michelle nancy olivia oprah
    pamela patricia rachel rebecca rosa rosalind ruth sally sandra sarah serena simone sofia sophia sophie susan
    sylvia taylor theodora theresa ursula venus victoria virginia
    """.split()
)
