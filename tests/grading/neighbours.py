"""Similar words and names with different meanings: neither is a misspelling of the other."""

_TEXT = """
mitosis,meiosis|Iran,Iraq|hyperglycemia,hypoglycemia|hypertension,hypotension|hyperthermia,hypothermia|1848,1849|
Henry VII,Henry VIII|prescribe,proscribe|affect,effect|Austria,Australia|Slovakia,Slovenia|Niger,Nigeria|import,export|
imports,exports|stalactite,stalagmite|Gambia,Zambia|Guinea,Guyana|Mauritius,Mauritania|Mali,Malawi|Sweden,Switzerland|
Latvia,Lithuania|Uruguay,Paraguay|Dominica,Dominican Republic|Libya,Liberia|Chad,China|Peru,Beirut|Bucharest,Budapest|
Manet,Monet|Lenin,Lennon|Marx,Mars|Hegel,Engels|Bohr,Born|Adams,Adam|Roosevelt,Rosenfeld|Bush,Busch|Kant,Kent|
Hobbes,Hobbs|Darwin,Dorian|Elizabeth I,Elizabeth II|Louis XIV,Louis XVI|George V,George VI|World War I,World War II|
Apollo 11,Apollo 13|type 1 diabetes,type 2 diabetes|vitamin B6,vitamin B12|G7,G8|NATO,NAFTA|DNA,RNA|CO,CO2|H2O,H2O2|
WHO,WTO|UN,EU|mRNA,tRNA|adenine,adenosine|thymine,thiamine|glucagon,glycogen|ethane,ethene|ethene,ethyne|propane,propene|
nitrate,nitrite|sulfate,sulfite|sulphate,sulphide|chlorate,chloride|lactose,lactase|maltose,maltase|ureter,urethra|
ileum,ilium|afferent,efferent|abduction,adduction|anion,cation|aerobic,anaerobic|osteoblast,osteoclast|
hydrophilic,hydrophobic|endothermic,exothermic|perihelion,aphelion|prokaryote,eukaryote|phloem,xylem|systole,diastole|
anabolism,catabolism|haploid,diploid|concave,convex|permutation,combination|likely,unlikely|legal,illegal|moral,amoral|
moral,immoral|possible,impossible|regular,irregular|symmetric,asymmetric|typical,atypical|organic,inorganic|
conscious,unconscious|interstate,intrastate|intranet,internet|emigration,immigration|emigrate,immigrate|accept,except|
allusion,illusion|principal,principle|complement,compliment|stationary,stationery|capital,capitol|council,counsel|
elicit,illicit|eminent,imminent|ensure,insure|historic,historical|lose,loose|moral,morale|personal,personnel|
precede,proceed|ingenious,ingenuous|censor,censure|discreet,discrete|desert,dessert|farther,father|formally,formerly|
adverse,averse|climatic,climactic|conscience,conscious|continual,continuous|credible,creditable|defuse,diffuse|
eligible,illegible|flaunt,flout|perpetrate,perpetuate|persecute,prosecute|perspective,prospective|statue,statute|
increase,decrease|inhale,exhale|ascend,descend|explicit,implicit|internal,external|introvert,extrovert|
majority,minority|maximum,minimum|monarchy,oligarchy|autocracy,aristocracy|communism,consumerism|astronomy,astrology|
geology,zoology|psychology,physiology|entomology,etymology|Mesozoic,Cenozoic|Miocene,Pliocene|Eocene,Oligocene|
Tuesday,Thursday|June,July|March,May|1914-1918,1914-1919|50%,15%|$5,€5|5 km,5 miles|5 million,5 billion|8 May 1945,9 May 1945|
three,third|thirteen,thirty|14,40|10:30,10:45|-5,5|2.5,25|10²,102|first,fourth|sixteen,sixty|
North Korea,South Korea|East Germany,West Germany|Old Testament,New Testament|Sunni,Shia|upper house,lower house|
micrometre,millimetre|kilometre,kilogram|intravenous,intravenously|hyperkalaemia,hypokalaemia|monosaccharide,disaccharide|
Lutheran,Luther|Ghana,Guyana|Tonga,Togo|Kuwait,Kuwaiti|Oman,Amman|Baku,Bamako|Lima,Lome|Georgia,Georgetown|
Vienna,Vientiane|Jordan,Jordon River|Harding,Hardy|Nixon,Dixon|Johnson,Jackson|Keats,Yeats|Bach,Koch|Byron,Bryan|
Haydn,Hayden|Mozart,Mossad|Napoleon I,Napoleon III|Rhine,Rhone|Loire,Lorraine|Alps,Andes|Baltic,Balkan|Crete,Crimea|
cardiology,radiology|hypotonic,hypertonic|isotope,isotone|isomer,monomer|neutron,neutrino|proton,photon|fission,fusion|
convection,conduction|refraction,reflection|deflation,inflation|conversation,conservation|evolution,revolution|
disability,ability|legible,illegible|partial,impartial|biotic,abiotic|theist,atheist|septic,aseptic|code,decode|
fungi,fundi|Newton,Newtown|Bach,Back|Obama,Osama|Osaka,Osama|Riga,Riva|Cato,Cano|Darwin,Darlin|Thrace,Thrale|dermis,dermic|
cytosine,cytokine|Santiago,San Diego|p,¬p|x,-x|x,!x|=,≠|≤,<|A+,A-|C,C++|H+,H-|Na+,Na|Shelley,Sherley|Galileo,Galilee|
Bosnia,Boston|Genoa,Geneva|Turin,Turing|Indus,Hindus|purine,pyrimidine|codon,colon|renin,rennin|amide,amino|ketone,ketose|
5!,5|n!,n|Odin,Oden|magma,Magna|gluten,glutin|glucose,glycose|Seville,Saville|Chopin,Chapin|Grant,Gant|intron,nitron|Putin,Putins|
Lesotho,Lesothos|perineal,peroneal|facial,fascial|miosis,myosis|mycosis,myosis|hematology,hepatology|methyl,menthyl|analyte,anolyte|
Grieg,Greig|Puccini,Piccinni|Verdun,Verdon|Claudius,Clodius|monopoly,monopsony|sutra,sutta|imam,iman|Degas,Dega|Curie,Currie|
adsorption,absorption|enthalpy,entropy|nucleotide,nucleoside|centriole,centromere|valgus,varus|ptosis,ketosis|benzene,benzine|
alanine,aniline|nephritis,neuritis|dysphagia,dysphasia|cirrhosis,psoriasis|Verdi,Vardi|Reagan,Regan|Brutus,Britus|Tiberius,Tiberias|
deprecate,depreciate|ordinance,ordnance|prophecy,prophesy|turbid,turgid|venal,venial|perquisite,prerequisite|molarity,molality|
osteocyte,astrocyte|methylamine,ethylamine|Valerius,Galerius|Cromwell,Cornwell|malate,maleate|Otho,Otto|Sartorius,Sertorius|
Vittoria,Victoria|Schmidt,Schmitt|brachial,branchial|fructose,fructase|chromate,chromite|propanol,propanal|theodolite,theology|
borate,borite|cuprate,cuprite|zincate,zincite|stannate,stannite|plumbate,plumbite|vanadate,vanadite|
phosphorus,phosphorous|endemic,epidemic|antigen,androgen|infarction,infraction|diffraction,refraction|perimeter,parameter
"""
NEIGHBOURS: tuple[tuple[str, str], ...] = tuple(
    (one, other) for one, other in (pair.split(",") for pair in _TEXT.replace("\n", "").split("|"))
)
