"""Given names of women and men, and their short forms.

Source of the short forms: en.wiktionary.org/wiki/Appendix:English_given_names.
"""

# A full name, then its short forms.
_MEN = """abraham abe|albert al bert|alexander alex alec sandy|alfred al alf|andrew andy drew|anthony tony|antony tony|arthur art|
    benjamin ben|bernard bernie|charles charlie chuck|christopher chris kit|daniel dan danny|david dave|dominic dom|
    dominick dom|donald don|douglas doug|edgar ed|edward ed eddie ned ted teddy|francis frank|franklin frank|frederick fred|
    gerald gerry jerry|gregory greg|harold harry hal|henry harry hank|herbert herb bert|jacob jake|james jim jimmy jamie|
    jeffrey jeff|john jack johnny|jonathan jon|joseph joe|joshua josh|kenneth ken|lawrence larry|leonard len leo|
    matthew matt|michael mike mick|nathaniel nat|nicholas nick|patrick pat paddy|peter pete|philip phil|raymond ray|
    richard dick rick rich|robert bob bobby rob bert|ronald ron ronnie|samuel sam|stephen steve|steven steve|terence terry|
    theodore ted teddy theo|thomas tom tommy|timothy tim|victor vic|vincent vince|walter walt|william bill will billy|
    zachary zach zack|adam|alan|barack|brian|bruce|carl|colin|craig|dylan|eric|ernest|ferdinand|friedrich|fyodor|gary|george|
    gordon|graham|hugh|ian|isaac|ivan|johann|johannes|joachim|justin|karl|keith|kevin|leon|ludwig|louis|luke|malcolm|mark|martin|
    neil|nelson|nigel|nikita|niels|nicola|oliver|oscar|otto|paul|pierre|ralph|roger|simon|stuart|vladimir|winston|wolfgang"""
_WOMEN = """catherine cathy kate katie|katherine kathy kate katie|deborah debbie deb|dorothy dot dolly|eleanor ellie nell nora|
    elizabeth liz beth betty lizzie eliza|frances fran|jacqueline jackie|jennifer jenny jen|judith judy|kathleen kathy|
    margaret maggie meg peggy|nancy nan|pamela pam|patricia pat patty|rebecca becky|rosalind roz|sandra sandy|susan sue|
    theodora dora|victoria vicky|virginia ginny|abigail|ada|agatha|alice|amelia|amy|angela|anna|anne|barbara|charlotte|christine|
    chrystia|claudia|cleopatra|diana|edith|elena|ella|ellen|emily|emma|emmeline|florence|frida|golda|grace|hannah|harriet|helen|
    hillary|indira|isabella|jane|joan|julia|kamala|laura|linda|lise|louise|lucy|maria|marie|mary|maya|melania|michelle|olivia|
    oprah|rachel|rosa|ruth|sally|sarah|serena|simone|sofia|sophia|sophie|sylvia|taylor|theresa|ursula|venus"""
_GROUPS = tuple(tuple(group.split()) for group in f"{_MEN}|{_WOMEN}".replace("\n", "").split("|"))
MEN = frozenset(_MEN.replace("|", " ").split()) - frozenset(_WOMEN.replace("|", " ").split())
WOMEN = frozenset(_WOMEN.replace("|", " ").split()) - frozenset(_MEN.replace("|", " ").split())


def is_short_for(one: str, other: str) -> bool:
    """Return whether one of two folded given names is a short form of the other: Dom, Dominic."""
    return any(
        (group[0] == one and other in group) or (group[0] == other and one in group)
        for group in _GROUPS
        if one != other
    )
