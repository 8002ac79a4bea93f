"""Misspellings of English words as people write them: (the word, how it was written)."""

_TEXT = """
absence absense|acceptable acceptible|accidentally accidentaly|accommodate accomodate|achieve acheive|acknowledge acknowlege|
acquaintance acquaintence|acquire aquire|acquit aquit|across accross|address adress|adolescence adolesence|
advertisement advertisment|aggressive agressive|alcohol alchohol|amateur amature|annual anual|apparent apparant|
appearance appearence|architecture archetecture|arctic artic|argument arguement|atheist athiest|auxiliary auxillary|
awful awfull|balance ballance|basically basicly|battalion batallion|beautiful beautifull|because becuase|
beginning begining|believe beleive|beneficial benificial|bizarre bizzare|boundary boundry|broccoli brocoli|
bureaucracy beaurocracy|business buisness|calendar calender|camouflage camoflage|capitalism capitolism|Caribbean Carribean|
category catagory|ceiling cieling|cemetery cemetary|changeable changable|chief cheif|chocolate choclate|
cigarette cigarrette|colleague collegue|colonel coronel|column colum|coming comming|commission comission|
commitment committment|committee comittee|comparison comparision|competition compitition|conceive concieve|
condemn condem|conscience concience|conscious concious|consensus concensus|controversy contraversy|
convenience convienence|corollary corrolary|correspondence correspondance|courageous couragous|criticism critisism|
curiosity curiousity|deceive decieve|defendant defendent|definitely definately|dependent dependant|descend decend|
description discription|desperate desparate|dictionary dictionery|difference diffrence|dilemma dilema|
diphtheria diptheria|disappear dissapear|disappoint dissapoint|disastrous disasterous|discipline disipline|
disease desease|doctrine doctorine|drunkenness drunkeness|dumbbell dumbell|economy econimy|eighth eigth|
electricity electrisity|embarrass embarass|emperor emporer|environment enviroment|equator equater|equipment equiptment|
especially especialy|evolution evolusion|exaggerate exagerate|exceed excede|excellent exellent|exercise excercise|
exhaust exaust|exhilarate exhilerate|existence existance|experience experiance|experiment experament|explanation explaination|
extraordinary extrordinary|extreme extreem|fahrenheit farenheit|familiar familar|fascinating facinating|February Febuary|
fiery firey|finally finaly|fluorescent flourescent|foreign foriegn|foreseeable forseeable|forty fourty|forward foward|
friend freind|fulfil fullfil|fundamental fundemental|gauge guage|genius genious|government goverment|grammar grammer|
grateful greatful|gravity gravaty|guarantee garantee|guard gaurd|guerrilla guerilla|guidance guidence|happened happend|
harass harrass|height hieght|hemisphere hemisfere|hemorrhage hemorhage|heroes heros|hierarchy heirarchy|
hindrance hinderance|humorous humerous|hygiene hygeine|hypocrisy hypocracy|hypothesis hypothosis|ideology idealogy|
ignorance ignorence|imaginary imaginery|immediately imediately|immigrant imigrant|imperialism imperalism|incident incedent|
independence independance|independent independant|indispensable indispensible|industrial industriel|inflation inflasion|
inoculate innoculate|intelligence inteligence|interesting intresting|interference interferance|interrupt interupt|
introduce intoduce|irresistible irresistable|island iland|jealous jelous|jewelry jewlery|judgment judgement|
kindergarten kindergarden|knowledge knowlege|laboratory labratory|language langauge|leisure liesure|length lenght|
liaison liason|library libary|license lisence|lieutenant leutenant|lightning lightening|likelihood likelyhood|
literature litrature|loneliness lonelyness|luxury luxery|magnificent magnificant|maintenance maintainance|
maneuver manuever|marriage marrage|mathematics mathmatics|medicine medecine|medieval medeval|mediterranean mediteranean|
millennium millenium|miniature miniture|minuscule miniscule|minute minuite|mischievous mischievious|missile misile|
misspell mispell|monarchy monarcy|monastery monastary|mosquito mosqueto|muscle mussle|mysterious misterious|
mythology mithology|narrative narritive|naturally naturaly|necessary neccessary|negotiate negociate|neighbor nieghbor|
neutron nutron|nickel nickle|ninety ninty|noticeable noticable|nuclear nucular|nuisance nuisence|obedience obediance|
obstacle obsticle|occasion occassion|occasionally occasionaly|occurred occured|occurrence occurence|official offical|
omission ommission|opinion opinon|opponent oponent|opportunity oppurtunity|opposite oposite|oppression opression|
ordinary ordinery|organism organizm|original orignal|oxygen oxigen|pamphlet phamplet|parallel paralel|
parliament parliment|particularly particulary|pastime pasttime|peninsula penninsula|perceive percieve|permanent permanant|
permission permision|perseverance perseverence|personnel personel|persuade pursuade|pharaoh pharoah|phenomenon phenomenom|
philosophy philosphy|physical phisical|physician physican|pigeon pidgeon|plagiarism plagarism|playwright playright|
pneumonia neumonia|politician politican|population popluation|possession posession|possible posible|potatoes potatos|
practical practicle|precede preceed|preference preferance|prejudice predjudice|presence presance|prevalent prevelant|
privilege priviledge|probably probly|procedure proceedure|proceed procede|professor proffesor|prominent prominant|
pronunciation pronounciation|propaganda propoganda|protein protien|psychology phsychology|publicly publically|
pursue persue|pyramid piramid|quarantine quarintine|questionnaire questionaire|queue que|radioactive radioctive|
realize relize|really realy|receipt reciept|receive recieve|recognize reconize|recommend reccomend|reference referance|
referred refered|refrigerator refridgerator|relevant relevent|religious religous|renaissance renaisance|
repetition repitition|republic rebublic|reservoir resevoir|resistance resistence|responsibility responsability|
restaurant restaraunt|revolution revoluton|rhyme ryhme|rhythm rythm|sacrifice sacrafice|salary salery|
sandwich sandwhich|satellite satelite|scenery scenary|schedule schedual|science sience|scissors sissors|
secretary secratary|seize sieze|senator senater|sentence sentance|separate seperate|sergeant sargent|several severel|
shepherd sheperd|shining shinning|siege seige|significant significent|similar similer|sincerely sincerly|
skeleton skelaton|soldier solider|sophomore sophmore|souvenir suvenir|sovereignty soverignty|spaghetti spagetti|
specifically specificly|species speceis|speech speach|strategy stratagy|strength strenght|stubbornness stubborness|
subtle suttle|succeed suceed|successful succesful|sufficient sufficent|suppress supress|surprise suprise|
surveillance surveilance|susceptible susceptable|symmetry symetry|synonym synonim|system sistem|tariff tarrif|
technique tecnique|temperature temperture|temporary temporery|territory teritory|thermometer thermomiter|
thorough thurough|threshold threshhold|tobacco tabacco|tomatoes tomatos|tomorrow tommorow|tongue tounge|
tournament tournement|tragedy tradgedy|transferred transfered|treaty treety|tropical tropicle|truly truely|
twelfth twelth|tyranny tyrany|umbrella umberella|unanimous unanimus|unconscious unconcious|undoubtedly undoubtably|
unemployment unemployement|unfortunately unfortunatly|universe univerce|unnecessary unecessary|until untill|
usually usualy|vacuum vaccuum|valuable valueable|vegetable vegtable|vegetarian vegatarian|vehicle vehical|
velocity velosity|vengeance vengence|victim victom|village villiage|villain villian|violence voilence|virus viris|
vitamin vitamen|volcano volcanoe|volume volumne|warrant warrent|wavelength wavelenth|Wednesday Wensday|weird wierd|
welfare wellfare|whether wether|which wich|whistle wistle|withhold withold|worshipped worshiped|writing writting|
yacht yatch|yield yeild|zoology zooology|achievement acheivement|adjacent ajacent|allegiance allegance|ancient anceint|
anesthesia anesthisia|asteroid astroid|asthma asma|authority athority|bacteria bactiria|biscuit biscut|bicycle bycicle|
biology bioligy|chemistry chemestry|climate climite|colonies colonys|constitution constituition|corruption coruption|
deficit defisit|democracy democrasy|diarrhea diarrea|dinosaur dinasour|earthquake earthquack|efficient eficient|
electron electon|emission emmission|employee employe|enzyme enzime|erosion errosion|fertilizer fertalizer|glacier glaciar|
horizon horison|immune imune|inherit inheret|isthmus ismus|kilometre kilometer|legislation legislasion|magnet magnit|
mammal mamal|membrane membrain|molecule molecul|mountain mountian|nitrogen nitrogin|orchestra orchestera|parachute parashute|
particle partical|photosynthesis photosinthesis|planet plannet|pollution polution|porcelain porcelin|predator preditor|
president presedent|prisoner prisioner|queen quene|respiration resperation|satellite sattelite|slavery slavary|
sulfur sulfer|telescope teliscope|tornado tornadoe|triangle tryangle|vaccine vacine|vertical verticle|volcanic volcanick|
metamorphosis metamorphisis|negotiation negociation|diplomacy diplomasy|sanctions santions|sovereign soveriegn
"""
MISSPELLINGS: tuple[tuple[str, str], ...] = tuple(
    (word, written) for word, written in (pair.split() for pair in _TEXT.replace("\n", "").split("|"))
)
