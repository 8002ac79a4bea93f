"""Names of drugs and of chemicals one or two letters apart: each is another one.

A random sample of pairs from DrugBank Open Data (CC0) and from the names of the package chemicals (MIT).
"""

_TEXT = """
abrocitinib,baricitinib|afatinib,axitinib|afatinib,bafetinib|afatinib,dasatinib|ajmaline,harmaline|alanine,alanosine|
albuterol,bambuterol|alcuronium,rocuronium|alfentanil,sufentanil|alovudine,azvudine|amantadine,azatadine|
amcinonide,halcinonide|aminacrine,amsacrine|amlodipine,felodipine|amoxapine,emoxypine|ampicillin,epicillin|
anacetrapib,evacetrapib|anagliptin,denagliptin|andarine,tandamine|aniracetam,oxiracetam|apaziquone,diaziquone|
arimoclomol,bimoclomol|atrasentan,enrasentan|bectumomab,pemtumomab|benapenem,biapenem|berbamine,berberine|betaine,ketamine|
betamethasone,dexamethasone|betulin,patulin|bifonazole,miconazole|bivatuzumab,milatuzumab|bleomycin,neomycin|
boldenone,boldione|bopindolol,pindolol|brivudine,sorivudine|budesonide,desonide|bupivacaine,mepivacaine|
buprenorphine,cyprenorphine|butabarbital,butobarbital|camazepam,temazepam|canagliflozin,dapagliflozin|
canagliflozin,janagliflozin|candoxatril,candoxatrilat|cannabidiol,cannabinol|cannabidivarin,cannabivarin|
cannabinol,cannabinor|capecitabine,sapacitabine|carprofen,pirprofen|cefbuperazone,cefoperazone|cisapride,mosapride|
clonazepam,clonazolam|clonazolam,lonazolac|clonidine,clonixin|cloprostenol,fluprostenol|cloxacillin,dicloxacillin|
cloxazolam,oxazolam|conatumumab,robatumumab|cycloserine,cyclosporine|cysteamine,cysteine|cytidine,cytisine|
danofloxacin,zabofloxacin|dapagliflozin,empagliflozin|denagliptin,linagliptin|denibulin,eribulin|desirudin,lepirudin|
diazepam,pinazepam|difloxacin,nadifloxacin|digitoxin,digoxin|dihydralazine,hydralazine|
dihydroergocristine,dihydroergocryptine|dopamine,dopexamine|doranidazole,ornidazole|duloxetine,fluoxetine|
encainide,tocainide|ephedrine,mephedrone|epratuzumab,pertuzumab|escin,esculin|esketamine,ketamine|esmolol,timolol|
estazolam,etizolam|ethosuximide,methsuximide|etizolam,ketazolam|etodolac,ketorolac|etryptamine,tryptamine|
famitinib,masitinib|fenchone,menthone|fenoprofen,ketoprofen|fentanyl,pentanal|finafloxacin,sitafloxacin|
flutamide,nilutamide|folic acid,folinic acid|fontolizumab,rontalizumab|fucose,sucrose|ganciclovir,penciclovir|
harmaline,harmine|hemin,heroin|heptaminol,meptazinol|hexestrol,megestrol|histidine,histidinol|hydrocodone,hydronidone|
icaridin,icaritin|imipramine,trimipramine|indapamide,iodipamide|inosine,mimosine|lanreotide,vapreotide|
lansoprazole,pantoprazole|lesinurad,verinurad|letrozole,liarozole|lorazepam,prazepam|lorazepam,zolazepam|
lorcainide,tocainide|maltitol,mannitol|maltose,mannose|matuzumab,milatuzumab|medazepam,temazepam|mepenzolate,pipenzolate|
methimazole,methisazone|methoxamine,methoxyamine|metocurine,metoprine|mexazolam,midazolam|mianserin,ritanserin|
midodrine,ritodrine|migalastat,miglustat|mitoglitazone,pioglitazone|monalizumab,rontalizumab|natalizumab,satralizumab|
navuridine,raluridine|nifedipine,nimodipine|nimustine,ranimustine|niridazole,tinidazole|nizofenone,pitofenone|
nortriptyline,protriptyline|ofatumumab,robatumumab|ofloxacin,rufloxacin|omalizumab,toralizumab|omoconazole,tioconazole|
oxiracetam,piracetam|oxolamine,trolamine|pamapimod,semapimod|pentazocine,phenazocine|perampanel,tezampanel|
pioglitazone,rivoglitazone|piperazine,piperine|pregnanolone,pregnenolone|prilocaine,procaine|procaine,tricaine|
propionamide,prothionamide|propiverine,rociverine|pyridoxamine,pyridoxine|pyroxamide,pyruvamide|quinidine,quinine|
quinine,quinoline|ramipril,ramiprilat|reserpine,reversine|reslizumab,ruplizumab|reslizumab,teplizumab|rituximab,siltuximab|
rufinamide,safinamide|ruplizumab,siplizumab|sacubitril,sacubitrilat|sorbinil,sorbitol|
sulfaethoxypyridazine,sulfamethoxypyridazine|sulfanilamide,sulfatolamide|telatinib,tucatinib|terconazole,tioconazole|
tetraethylammonium,tetramethylammonium|thiamine,thymine|tocilizumab,toralizumab|triacetin,tricetin|tripamide,xipamide|
acetic acid,lactic acid|acridine,pyridine|ammonium bisulfide,ammonium sulfide|ammonium sulfate,ammonium sulfite|
ammonium sulfide,ammonium sulfite|arsane,azane|arsine,diarsine|azane,ozone|benzal chloride,benzoyl chloride|
benzal chloride,benzyl chloride|benzoyl chloride,benzyl chloride|borane,oxane|boric acid,formic acid|
bromoethane,bromomethane|butanal,butanol|butanal,butenal|butyl formate,octyl formate|butylbenzene,octylbenzene|
calcium hydride,calcium hydroxide|calcium sulfate,calcium sulfite|chlorate,chlorite|chloride,chlorite|
chloroacetic acid,dichloroacetic acid|chloroacetyl chloride,dichloroacetyl chloride|chloroethane,chloromethane|
citric acid,nitric acid|cyclobutane,cyclooctane|cyclohexyl ethanoate,cyclohexyl methanoate|cyclooctane,cyclooctene|
cyclopentane,cyclopentene|deanol,decanal|decanal,dodecanal|decanedioic acid,dodecanedioic acid|
decyl ethanoate,decyl methanoate|decyl ethanoate,hexyl ethanoate|decylbenzene,hexylbenzene|
dichloroacetyl chloride,trichloroacetyl chloride|dichlorosilane,trichlorosilane|didecyl phthalate,diundecyl phthalate|
diethyl butanedioate,dimethyl butanedioate|diethyl disulfide,dimethyl disulfide|diethyl sulfate,dimethyl sulfate|
diethyl sulfide,dimethyl sulfide|diethylamine,dimethylamine|diethylamine,methylamine|diiodotitanium,triiodotitanium|
dimethyl disulfide,dimethyl sulfide|dimethyl sulfate,dimethyl sulfide|dimethylamine,trimethylamine|
dioxidanylethane,dioxidanylmethane|dipentylamine,tripentylamine|diphenylacetylene,phenylacetylene|
diphenylmethane,triphenylmethane|dodecylbenzene,undecylbenzene|ethanamide,ethanamine|ethanamide,methanamide|
ethanamine,methanamine|ethanenitrile,methanenitrile|ethanesulfonyl chloride,methanesulfonyl chloride|
ethanethiol,methanethiol|ethanoic acid,methanoic acid|ethenoxyethane,ethenoxyethene|ethenyl propanoate,ethyl propanoate|
ethenylbenzene,ethylbenzene|ethoxyethane,methoxyethane|ethyl acetate,methyl acetate|ethyl acetoacetate,methyl acetoacetate|
ethyl benzoate,methyl benzoate|ethyl butanoate,methyl butanoate|ethyl carbonochloridate,methyl carbonochloridate|
ethyl cyanoacetate,methyl cyanoacetate|ethyl decanoate,ethyl dodecanoate|ethyl decanoate,methyl decanoate|
ethyl ethanoate,methyl ethanoate|ethyl formate,methyl formate|ethyl isobutyrate,methyl isobutyrate|
ethyl lactate,methyl lactate|ethyl laurate,methyl laurate|ethyl methanoate,methyl methanoate|
ethyl octanoate,methyl octanoate|ethyl oleate,methyl oleate|ethyl palmitate,methyl palmitate|ethylbenzene,methylbenzene|
ethylcyclohexane,methylcyclohexane|fluorane,fluorene|fluorane,fluorine|fluorene,fluorine|fumaric acid,pimaric acid|
glutamine,glutamate|glycerol,glycidol|guanine,guanidine|heptadecanoic acid,hexadecanoic acid|
heptadecylbenzene,hexadecylbenzene|heptadecylbenzene,pentadecylbenzene|heptanal,pentanal|heptane,hexane|
heptanedioic acid,hexanedioic acid|heptyl formate,hexyl formate|heptyl methanoate,hexyl methanoate|
heptylbenzene,hexylbenzene|heptylbenzene,pentylbenzene|hexaethylbenzene,hexamethylbenzene|hexane,hexene|
hexyl ethanoate,hexyl methanoate|indan,iodane|indene,indole|lactose,maltose|magnesium hydride,magnesium hydroxide|
maleic acid,malic acid|maleic acid,malonic acid|methanal,methanol|methanamide,methanamine|methanamine,methenamine|
methanethial,methanethiol|methanethiol,methanethione|methoxyethane,methoxyethene|
methylsulfanylmethane,methylsulfinylmethane|naphthacene,naphthalene|nitric acid,picric acid|nitroethane,nitromethane|
nonyl acetate,vinyl acetate|octyl ethanoate,octyl methanoate|oxidane,oxolane|pentyl ethanoate,pentyl methanoate|
phenol,phenyl|phosphate,phosphite|phosphenous acid,phosphorous acid|phosphinic acid,phosphonic acid|
phosphonic acid,phosphoric acid|potassium iodide,potassium oxide|propanal,propanol|propyl ethanoate,propyl methanoate|
pyrazine,pyridine|pyrazole,pyrrole|pyrene,styrene|pyridine,pyrimidine|silane,sulfane|sodium bicarbonate,sodium carbonate|
sodium chlorate,sodium chlorite|sodium nitrate,sodium nitrite|sulfur dioxide,sulfur trioxide|
tetraethyl silicate,tetramethyl silicate|thietane,thiirane|titanium diboride,titanium dioxide|tricaprin,trilaurin|
triethylalumane,trimethylalumane|triethylgallium,trimethylgallium|trifluoroerbium,trifluoroterbium|
triiodoerbium,triiodoterbium|triphenyl phosphate,triphenylphosphane
"""
TERMS: tuple[tuple[str, str], ...] = tuple(
    (one, other) for one, other in (pair.split(",") for pair in _TEXT.replace("\n", "").split("|"))
)
