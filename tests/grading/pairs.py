"""Expected grades: (language, kind, expected, reply, whether it is right, by which rule).

One line a pair, fields between ` | `; `+` for right, `-` for wrong. Written before the grader was tuned on
two thirds of them; every third line was held out.
"""

from typing import NamedTuple


class Pair(NamedTuple):
    """One judgement."""

    language: str
    kind: str
    expected: str
    reply: str
    right: bool
    rule: str


_TEXT = """
en | person | Pierre Poilievre | pierre poilievre | + | capitals aside
en | person | Pierre Poilievre | Poilievre | + | surname alone
en | person | Pierre Poilievre | Polievre | + | one letter off
en | person | Pierre Poilievre | Pierre | - | no match
en | person | Mark Carney | Prime Minister Mark Carney | + | title aside
en | person | Mark Carney | PM Carey | - | no match
en | person | Mark Carney | Carney, Mark | + | words in another order
en | person | Mark Carney | M. Carney | + | initials
en | person | Gabriel García Márquez | García Márquez | + | surname alone
en | person | William Clinton | Bill Clinton | - | no match
en | person | Mark Carney | Jim Carrey | - | no match
en | person | Donald Trump | President Trump | + | surname alone
en | person | J. K. Rowling | JK Rowling | + | hyphen or space aside
en | person | Vincent van Gogh | van Gogh | + | surname alone
en | person | John F. Kennedy | John Kennedy | + | middle name aside
en | person | John F. Kennedy | Robert F. Kennedy | - | no match
en | person | Martin Luther King Jr. | Martin Luther King | + | name suffix aside
en | person | Martin Luther King Jr. | Martin Luther | - | no match
en | person | Henry VIII | Henry the Eighth | + | equal value
en | person | Henry VIII | Henry VII | - | no match
en | person | Henry VIII | Henry | - | no match
en | person | Stephen Hawking | Steven Hawking | + | another spelling of the name
en | person | Franklin D. Roosevelt | Theodore Roosevelt | - | no match
en | person | Sir Isaac Newton | Isaac Newton | + | title aside
en | person | Dr. Martin Luther King | Doctor King | + | surname alone
en | person | Friedrich Nietzsche | Nietsche | + | one letter off
en | person | Nikita Khrushchev | Kruschev | + | two letters off
en | person | Charles de Gaulle | De Gaulle | + | surname alone
en | person | Catherine of Aragon | Aragon | - | no match
en | | Elizabeth II | Elizabeth I | - | no match
en | | Albert Einstein | Albert Einstien | + | one letter off
en | | Albert Einstein | Einstein | - | no match
en | | Machiavelli | Machiaveli | + | one letter off
en | | Louis XIV | louis 14 | + | equal value
en | | Louis XIV | Louis XVI | - | no match
en | | John Adams | John Adam | - | no match
en | | Iran | Iraq | - | no match
en | | Iran | iran | + | capitals aside
en | | Reykjavik | Reykjavík | + | another accent
en | | Reykjavik | Reykavik | + | one letter off
en | | Kyrgyzstan | Kyrgystan | + | one letter off
en | | Liechtenstein | Lichtenstein | - | no match
en | | Mississippi | Missisippi | + | one letter off
en | | Massachusetts | Massachussets | + | two letters off
en | | Slovakia | Slovenia | - | no match
en | | Zambia | Gambia | - | no match
en | | The Hague | Hague | + | article aside
en | | Netherlands | the Netherlands | + | article aside
en | | New York | New-York | + | punctuation aside
en | | New York | York | - | no match
en | | St. Petersburg | Saint Petersburg | + | punctuation aside
en | | Mount Everest | Mt Everest | + | punctuation aside
en | | Bosnia and Herzegovina | Bosnia & Herzegovina | + | punctuation aside
en | | Bosnia and Herzegovina | Herzegovina and Bosnia | + | words in another order
en | | Côte d'Ivoire | Cote d'Ivoire | + | accent missing
en | | São Paulo | Sao Paulo | + | accent missing
en | | North Korea | South Korea | - | no match
en | | United States | the United States | + | article aside
en | | 8 May 1945 | May 8, 1945 | + | the same date
en | | 8 May 1945 | 1945-05-08 | + | the same date
en | | 8 May 1945 | the 8th of May, 1945 | + | the same date
en | | 8 May 1945 | eighth of May 1945 | + | the same date
en | | 8 May 1945 | 08.05.1945 | + | the same date
en | | 8 May 1945 | Tuesday 8 May 1945 | + | the same date
en | | 8 May 1945 | 9 May 1945 | - | another date
en | | 8 May 1945 | 9 May | - | another date
en | | May 1945 | 8 May | - | another date
en | | 1945 | 8 May 1945 | - | a more precise date
en | | 1945 | 8 May 1946 | - | another value
en | | 8 May | 8 May 1945 | - | a more precise date
en | | 8 May 1945 | 1945 | - | a less precise date
en | | 8 May 1945 | May 1945 | - | a less precise date
en | | 8 May 1945 | 8 May | - | a less precise date
en | | 8 October 2025 | 8 Oct 2025 | + | the same date
en | | August | Aug. | + | the same date
en | | August | in August | + | the same date
en | | August | April | - | another date
en | | February | Febuary | + | month misspelled
en | | August | agust | + | month misspelled
en | | 8 October 2025 | October 8, 2025 | + | the same date
en | | 8 October 2025 | Ocotber 8, 2025 | + | month misspelled
en | | December | remember | - | no match
en | | remember | December | - | no match
en | | remember | rember | + | two letters off
en | | Wednesday | Wensday | + | two letters off
en | | Monday 5 May | Monday, May 5th | + | the same date
en | | June | July | - | another date
en | | 1848 | 1849 | - | another value
en | | 1848 | in 1848 | + | equal value
en | | 44 BC | 44 BCE | + | the same date
en | | 44 BC | 44 AD | - | another date
en | | 1914-1918 | 1914–18 | + | equal value
en | | 1914-1918 | from 1914 to 1918 | + | equal value
en | | 1914-1918 | 1914-1919 | - | another value
en | | 10:30 pm | 22:30 | + | the same time
en | | 10:30 pm | 10:30 am | - | another time
en | | $5 million | 5 million dollars | + | equal value
en | | $5 million | US$5,000,000 | + | equal value
en | | $5 million | $5m | + | equal value
en | | $5 million | $5 billion | - | another value
en | | $5 million | €5 million | - | another unit
en | | $5 million | 5 million euros | - | another unit
en | | £3.50 | 3.50 pounds | + | equal value
en | | €20 | 20 EUR | + | equal value
en | | 65% | 65 percent | + | equal value
en | | 65% | sixty-five per cent | + | equal value
en | | 65% | 60% | - | another value
en | | 65% | 0.65% | - | another value
en | | 12 | twelve | + | equal value
en | | twelve | 12 | + | equal value
en | | twelve | twenty | - | another value
en | | 51st | fifty-first | + | equal value
en | | 51st | 51 | + | equal value
en | | 51st state | fifty-first state | + | equal value
en | | three | third | - | another value
en | | 50,000 | 50000 | + | equal value
en | | 50,000 | 50k | + | equal value
en | | 50,000 | fifty thousand | + | equal value
en | | 50,000 | 5,000 | - | another value
en | | 2.5 million | 2,500,000 | + | equal value
en | | 1/2 | half | + | equal value
en | | two thirds | 2/3 | + | equal value
en | | 5 km | 5 kilometres | + | equal value
en | | 5 km | 5 miles | - | another unit
en | | 5 km | 5000 m | - | another unit
en | | 100 °C | 100 degrees Celsius | + | equal value
en | | 100 °C | 100 °F | - | another unit
en | | -5 | minus five | + | equal value
en | | -5 | 5 | - | another value
en | | 007 | 7 | - | no match
en | | 3.10 | 3.1 | - | no match
en | | Seven Years' War | 7 Years War | + | equal value
en | | Seven Years' War | Six Years' War | - | no match
en | | World War II | World War Two | + | equal value
en | | World War II | ww2 | + | short for it
en | | World War II | World War 2 | + | equal value
en | | World War II | World War III | - | no match
en | | mitosis | Mitosis | + | capitals aside
en | | mitosis | meiosis | - | no match
en | | mitosis | mitossis | + | one letter off
en | | photosynthesis | photo-synthesis | + | hyphen or space aside
en | | photosynthesis | fotosynthesis | + | two letters off
en | | photosynthesis | fotosinthesis | + | three letters off
en | | photosynthesis | fotosynthemis | - | nearly
en | | mitochondria | mitochondrion | + | singular for plural
en | | mitochondrion | mitocondrion | + | one letter off
en | | haemoglobin | hemoglobin | + | American spelling
en | | hemoglobin | haemoglobin | + | British spelling
en | | colour | color | + | American spelling
en | | organization | organisation | + | British spelling
en | | tariffs | tariff | + | singular for plural
en | | tariff | tariffs | + | plural for singular
en | | volcanoes | volcanos | + | another plural
en | | crises | crisis | + | singular for plural
en | | news | new | - | no match
en | | import | imports | + | plural for singular
en | | import | export | - | no match
en | | exports | imports | - | no match
en | | a digital services tax | digital services tax | + | article aside
en | | digital services tax | digital service tax | + | singular for plural
en | | digital services tax | the digitel services tax | + | one letter off
en | | steel and lumber | lumber and steel | + | words in another order
en | | red, white and blue | blue, white, red | + | words in another order
en | | steel and lumber | steel | - | no match
en | | steel and lumber | steel and timber | - | no match
en | | supply and demand | demand & supply | + | words in another order
en | | necessary | neccesary | + | two letters off
en | | government | goverment | + | one letter off
en | | parliament | parliment | + | one letter off
en | | cat | cot | - | no match
en | | cell | sell | - | no match
en | | nucleus | nuclues | + | one letter off
en | | DNA | dna | + | capitals aside
en | | DNA | RNA | - | no match
en | | NATO | N.A.T.O. | + | punctuation aside
en | | NATO | NATP | - | no match
en | | NAFTA | NATFA | - | no match
en | | USMCA | USMAC | - | no match
en | | U.S. | US | + | punctuation aside
en | | G7 | G-7 | + | hyphen or space aside
en | | G7 | G8 | - | no match
en | | CO₂ | CO2 | + | another notation of the formula
en | | CO2 | CO | - | no match
en | | H2O | H2O2 | - | no match
en | | vitamin C | vitamin D | - | no match
en | | C++ | C | - | no match
en | | C# | c# | + | capitals aside
en | | XIV | XVI | - | another value
en | | XIV | 14 | + | equal value
en | | x² | x^2 | + | spaces or look-alikes aside
en | | 10² | 102 | - | another value
en | | COVID-19 | covid 19 | + | punctuation aside
en | | likely | unlikely | - | no match
en | | likely | not likely | - | no match
en | | not guilty | guilty | - | no match
en | | not guilty | not gulity | + | one letter off
en | | cannot | can't | + | punctuation aside
en | | legal | illegal | - | no match
en | | regular | iregular | - | no match
en | | typical | atypical | - | no match
en | | increase | decrease | - | no match
en | | hypertension | hypotension | - | no match
en | | hyperkalaemia | hypokalaemia | - | no match
en | | interstellar | intrastellar | - | no match
en | | osteoblast | osteoclast | - | no match
en | | hydrophobic | hydrophilic | - | no match
en | | ethane | ethene | - | no match
en | | nitrate | nitrite | - | no match
en | | stalactite | stalagmite | - | no match
en | | prescribe | proscribe | - | no match
en | | affect | effect | - | no match
en | | café | cafe | + | accent missing
en | | naïve | naive | + | accent missing
en | | 5 mW | 5 MW | - | another unit
en | | 5 MB | 5 Mb | - | another unit
en | | 3 mV | 3 MV | - | another unit
en | | 5 km | 5 KM | + | equal value
en | | 5 kWh | 5 kilowatt-hours | + | equal value
en | | 1066 | 1066 BC | - | another value
en | | 1066 | 1066 B.C. | - | another value
en | | 1066 | AD 1066 | + | equal value
en | | 1066 | 1066 CE | + | equal value
en | | 44 BC | 44 | - | another date
en | | the 1920s | 1920 | - | another value
en | | 1920 | the 1920s | - | another value
en | | the 1920s | 1920s | + | equal value
en | | 18th century | eighteenth century | + | equal value
en | | 18th century | the 1700s | + | equal value
en | | 18th century | 19th century | - | another value
en | | 5 May 2025 | Monday 5 May 2025 | + | the same date
en | | 5 May 2025 | Tuesday 5 May 2025 | - | another date
en | | Monday 5 May | Tuesday 5 May | - | another date
en | | 3 July 2020 | 03/07/2020 | - | day or month first
en | | 3 July 2020 | 07/03/2020 | - | day or month first
en | | 13 July 2020 | 13/07/2020 | + | the same date
en-GB | | 3 July 2020 | 03/07/2020 | + | the same date
en-GB | | 3 July 2020 | 07/03/2020 | - | another date
en-US | | 3 July 2020 | 07/03/2020 | + | the same date
en | | 03/07/2020 | 07/03/2020 | - | another date
en | | 03/07/2020 | 3/7/2020 | + | the same date
en | | 9.81 m/s² | 9.81 m s-2 | + | equal value
en | | 9.81 m/s² | 9.81 metres per second squared | + | equal value
en | | 1½ | 1.5 | + | equal value
en | | 1½ | one and a half | + | equal value
en | | 1½ | 1 1/2 | + | equal value
en | | 60% | 0.6 | + | equal value
en | | 60% | 60 percentage points | - | another unit
en | | 3/4 | 75 % | + | equal value
en | | 1 hour | 60 min | - | another unit
en | | $0.50 | 50 cents | + | equal value
en | | $5 | 5 bucks | + | equal value
en | | 6.022e23 | 6.022 × 10²³ | + | equal value
en | | 1,000,000 | 10^6 | + | equal value
en | | 5 ft 11 in | 5 feet 11 inches | + | equal value
de | | 1000,5 | 1.000,5 | + | equal value
fr | | 1000 | 1 000 | + | equal value
fr | | élève | eleve | + | accent missing
fr | | l'Italie | Italie | + | article aside
fr | | révolution | revolutoin | + | one letter off
fr | | poisson | poison | - | no match
fr | | 8 mai 1945 | 8.5.1945 | + | the same date
fr | | dessert | désert | - | no match
fr | | 3,5 | 3.5 | + | equal value
fr | | les Pyrénées | Pyrenees | + | accent missing
es | | corazón | corazon | + | accent missing
es | | año | ano | - | no match
es | | España | Espana | + | accent missing
es | | revolución | revolusion | + | one letter off
es | | casa | caza | - | no match
es | | el perro | perro | + | article aside
es | | 12 de octubre de 1492 | 1492-10-12 | + | the same date
de | | Straße | Strasse | + | capitals aside
de | | Müller | Mueller | + | umlaut written out
de | | Müller | Muller | + | accent missing
de | | der Bundestag | Bundestag | + | article aside
de | | Bundestag | Bundesrat | - | no match
de | | Demokratie | Demokratei | + | one letter off
de | | Mitose | Meiose | - | no match
de | | 3. Oktober 1990 | 03.10.1990 | + | the same date
de | | 1,5 Millionen | 1.500.000 | + | equal value
de | | dreizehn | 13 | + | equal value
pl | | Łódź | Lodz | + | accent missing
pl | | Kraków | Krakow | + | accent missing
pl | | kot | kod | - | no match
pl | | konstytucja | konstytucia | + | one letter off
pt | | coração | coracao | + | accent missing
el | | Αθήνα | αθηνα | + | accent missing
el | | Αθήνα | Αθηνά | - | nearly
el | | Βενιζέλος | Βενιζελός | - | nearly
el | | Μέγαρα | Μεγαρα | + | accent missing
en | | Αθήνα | Αθηνά | - | nearly
en | | Σωκράτης | Σωκρατης | + | accent missing
en | | Σωκράτης | Ισοκράτης | - | no match
en | | Толстой | Толстый | - | no match
en | | Толстой | Толстая | - | no match
en | | Владимир | Владимер | + | one letter off
ru | | моральный | аморальный | - | no match
el | | Σπάρτη | Θήβα | - | no match
ru | | Москва | москва | + | capitals aside
ru | | Москва | Маскава | - | no match
ru | | Горбачёв | Горбачев | + | accent missing
ru | | революция | револуция | + | one letter off
ru | | Йод | Иод | - | no match
ja | | 東京 | 京都 | - | no match
ja | | 東京 | 東京 | + | exact
ja | | か | が | - | no match
ja | | コンピューター | コンピュータ | - | no match
ja | | 1945年5月8日 | 1945-05-08 | + | the same date
zh | | 北京 | 南京 | - | no match
zh | | 北京 | ２ | - | no match
ko | | 서울 | 서을 | - | no match
en | person | George H. W. Bush | George W. Bush | - | no match
en | person | George W. Bush | George H. W. Bush | - | no match
en | person | John F. Kennedy | R. Kennedy | - | no match
en | person | John F. Kennedy | Robert Kennedy | - | no match
en | person | John F. Kennedy | T. Kennedy | - | no match
en | person | John Kennedy | John Kennedy Jr. | - | no match
en | person | J. S. Bach | J. C. Bach | - | no match
en | person | J. C. Bach | J. S. Bach | - | no match
en | person | Hillary Clinton | Mr Clinton | - | no match
en | person | Hillary Clinton | B. Clinton | - | no match
en | person | Hillary Clinton | Bill Clinton | - | no match
en | person | Mark Carney | Mrs Carney | - | no match
en | person | Mark Carney | Mr Carney | + | surname alone
en | person | John Quincy Adams | John Adams | - | no match
en | person | John Adams | John Quincy Adams | - | no match
en | person | John Quincy Adams | Adams | + | surname alone
en | person | Pliny the Elder | Pliny the Younger | - | no match
en | person | Pliny the Elder | Pliny the Elder | + | exact
en | person | Marie Curie | Pierre Curie | - | no match
en | person | Marie Curie | Madame Curie | + | surname alone
en | person | Charlotte Brontë | Emily Bronte | - | no match
en | person | Charlotte Brontë | Charlotte Bronte | + | accent missing
en | person | Charlotte Brontë | C. Bronte | + | accent missing
en | person | Pasteur | Pastuer | + | one letter off
en | person | Louis Pasteur | Pastuer | + | one letter off
en | person | Louis Pasteur | Louis Pastuer | + | one letter off
en | person | Pierre Poilievre | Poilievre Pierre | + | words in another order
en | person | Dominic LeBlanc | Dom LeBlanc | - | no match
en | person | Dominic LeBlanc | Dominick LeBlanc | + | another spelling of the name
en | person | Dominic LeBlanc | Dominic Leblanc | + | capitals aside
en | person | Dominic LeBlanc | LeBlanc | + | surname alone
en | person | Mark Carney | carny | + | one letter off
en | person | Mark Carney | Mark Carny | + | one letter off
en | person | Thomas Alva Edison | Thomas Edison | + | middle name aside
en | person | John F. Kennedy | John Fitzgerald Kennedy | + | initials
en | person | John F. Kennedy | J. F. Kennedy | + | initials
en | person | Donald Trump | Donald J. Trump | + | middle name aside
en | person | Joe Biden | Joseph Biden | - | no match
en | person | F. Scott Fitzgerald | Scott Fitzgerald | + | first initial aside
en | person | J. R. R. Tolkien | JRR Tolkien | + | hyphen or space aside
en | person | J. R. R. Tolkien | Tolkein | + | one letter off
en | person | Martin Luther King Jr. | Martin Luther King Sr. | - | no match
en | person | Xi Jinping | Xi | + | surname alone
en | person | Xi Jinping | Jinping | - | no match
en | person | Xi Jinping | President Xi | + | surname alone
en | person | Ludwig van Beethoven | Beethoven | + | surname alone
en | person | Ludwig van Beethoven | Ludwig Beethoven | + | particle aside
en | person | Theodore Roosevelt | Franklin Roosevelt | - | no match
en | person | Theodore Roosevelt | Teddy Roosevelt | - | no match
en | person | Henry VIII | King Henry VIII | + | title aside
en | person | Elizabeth II | Queen Elizabeth II | + | title aside
en | person | Elizabeth II | King Elizabeth II | - | no match
en | person | Elizabeth II | Queen Elizabeth I | - | no match
en | person | Michael Jordan | Michael B. Jordan | - | no match
en | person | Vincent van Gogh | Vincent Gogh | + | particle aside
en | person | Vincent van Gogh | Van Gough | + | one letter off
en | person | Angela Merkel | Angela Markel | + | one letter off
en | person | Angela Merkel | Merkle | + | one letter off
en | person | Charles Darwin | Charles Darwing | - | nearly
en | person | Barack Obama | Barrack Obama | + | one letter off
en | person | Barack Obama | Osama | - | nearly
en | person | Henry James | James Henry | - | no match
en | person | Albert Einstein | Alfred Einstein | - | no match
en | person | Albert Einstein | Einstien | + | one letter off
en | person | Karl Marx | Carl Marx | + | another spelling of the name
en | person | William Shakespeare | William Shakespear | + | one letter off
en | person | Socrates | Socretes | + | one letter off
en | person | Catherine the Great | Catherine | - | no match
en | person | Catherine the Great | Katherine the Great | + | another spelling of the name
en | person | Mary Shelley | Percy Shelley | - | no match
en | person | Mary Wollstonecraft | Mary Shelley | - | no match
en | person | Orville Wright | Wilbur Wright | - | no match
en | person | Franklin D. Roosevelt | Franklin Delano Roosevelt | + | initials
en | person | Malcolm X | Malcolm | - | no match
en | person | Malcolm X | malcolm x | + | capitals aside
en | person | Richard Nixon | Dick Nixon | - | no match
en | person | Leonardo da Vinci | da Vinci | + | surname alone
en | person | Winston Churchill | Sir Winston Churchill | + | title aside
en | person | Margaret Thatcher | Mrs. Thatcher | + | surname alone
en | person | Margaret Thatcher | Mr. Thatcher | - | no match
en | person | Nelson Mandela | Winnie Mandela | - | no match
en | person | Mahatma Gandhi | Indira Gandhi | - | no match
en | person | Mahatma Gandhi | Ghandi | + | one letter moved
en | | p | ¬p | - | no match
en | | x | !x | - | no match
en | | x | -x | - | no match
en | | y = x | y = -x | - | no match
en | | = | ≠ | - | no match
en | | ≤ | < | - | no match
en | | A+ | A- | - | no match
en | | C | C# | - | no match
en | | H+ | H- | - | no match
en | | Na+ | Na | - | no match
en | | Golden Dome | Golden Dom | - | nearly
en | | Santiago | San Diego | - | no match
en | | George W. Bush | George H. W. Bush | - | no match
en | | Obama | Osama | - | nearly
en | | it rises | rises | + | pronoun aside
en | | rises | it rises | + | pronoun aside
en | | he said | she said | - | no match
en | | They Live | Live | - | no match
en | | IT department | department | - | no match
en | | River Danube | Danube | + | generic word aside
en | | River Danube | the Danube River | + | generic word aside
en | | River Danube | Danube River | + | generic word aside
en | | River Danube | River Danub | + | one letter off
en | | River Danube | Danub | - | nearly
en | | River Danube | Lake Danube | - | no match
en | | Jordan | River Jordan | - | no match
en | | Black Sea | Black | - | no match
en | | Pacific Ocean | the Pacific | + | generic word aside
en | | Mount Everest | Everest | + | generic word aside
en | | Republic of Poland | Poland | + | generic word aside
en | | Republic of China | China | - | no match
en | | Poland | Republic of Poland | - | no match
en | | City of Toronto | Toronto | + | generic word aside
en | | Mexico City | Mexico | - | no match
en | | Group of Seven | Group of Eight nations | - | no match
en | | World War II | WWII | + | short for it
en | | World War II | WW 2 | + | short for it
en | | World War II | WWI | - | no match
en | | World War II | WWIII | - | no match
en | | World War II | the Second World War | + | number worded otherwise
en | | World War II | 2nd World War | + | number worded otherwise
en | | World War II | First World War | - | no match
en | | Second World War | World War II | + | number worded otherwise
en | | Second World War | WWII | + | short for it
en | | WWII | World War Two | + | short for it
en | | WWII | Second World War | + | short for it
en | | WWII | First World War | - | no match
en | | World War I | WWI | + | short for it
en | | Elizabeth II | EII | - | no match
en | | yeast and baking powder | yeast; baking powder | + | words in another order
en | | yeast and baking powder | baking powder, yeast | + | words in another order
en | | yeast and baking powder | yeast; | - | no match
en | | Luxembourg | Luxemburg | + | another spelling of the name
en | | 5'11" | 5 ft 11 in | + | equal value
en | | 5'11" | 5 feet 11 inches | + | equal value
en | | 5 ft 11 in | 5'11" | + | equal value
en | | 5 ft 11 in | 5′11″ | + | equal value
en | | 5 ft 11 in | 5'10" | - | another value
en | | January 1900 | 01/1900 | + | the same date
en | | January 1900 | 1/1900 | + | the same date
en | | January 1900 | 1900-01 | + | the same date
en | | January 1900 | Jan 1900 | + | the same date
en | | January 1900 | 02/1900 | - | another date
en | | January 1900 | 1900 | - | a less precise date
en | | MONROE DOCTRINE | monroe doctrin | + | one letter off
en | | January 1900 | 1 January 1900 | - | a more precise date
fr | | 8 août 1944 | 8 aout 1944 | + | the same date
fr | | 8 août 1944 | 08/08/1944 | + | the same date
fr | | 8 août 1944 | 8 août 1945 | - | another date
fr | | 14 juillet 1789 | le 14 juillet 1789 | + | the same date
fr | | 14 juillet 1789 | 14/7/1789 | + | the same date
fr | | 1er mai 1886 | 1 mai 1886 | + | the same date
fr | | 14 juillet 1789 | 14 juin 1789 | - | another date
de | | 3. Oktober 1990 | 3.10.1990 | + | the same date
de | | 3. Oktober 1990 | 03.10.90 | + | the same date
de | | 3. Oktober 1990 | 10.3.1990 | - | another date
de | | 1. März 1848 | 1. Maerz 1848 | + | the same date
de | | 1. März 1848 | 1. Marz 1848 | + | the same date
es | | 12 de octubre de 1492 | 12 octubre 1492 | + | the same date
es | | 12 de octubre de 1492 | 12/10/1492 | + | the same date
es | | 12 de octubre de 1492 | 10/12/1492 | - | another date
en-US | | July 4, 1776 | 7/4/1776 | + | the same date
en-US | | July 4, 1776 | 4/7/1776 | - | another date
en-GB | | 5 November 1605 | 5/11/1605 | + | the same date
en-GB | | 5 November 1605 | 11/5/1605 | - | another date
en | | 5 November 1605 | November 5th, 1605 | + | the same date
en | | 5 November 1605 | the fifth of November 1605 | + | the same date
en | | 5 November 1605 | 5th Nov | - | a less precise date
en | | 5 November | Nov 5 | + | the same date
en | | 5 November | 5/11 | - | day or month first
en | | the 1920s | the twenties | + | equal value
en | | the 1920s | the nineteen twenties | + | equal value
en | | the 1920s | the 1930s | - | another value
en | | the 18th century | the eighteenth century | + | equal value
en | | the 18th century | 1700s | + | equal value
en | | the 18th century | 1800s | - | another value
fr | | le XVIIIe siècle | 18e siècle | + | equal value
es | | siglo XVIII | siglo 18 | + | equal value
en | | 3rd | third | + | equal value
en | | third | 3 | + | equal value
en | | third | three | - | another value
en | | a third | one third | + | equal value
en | | a third | 1/3 | + | equal value
en | | 1914-1918 | 1914-18 | + | equal value
en | | 1914-1918 | between 1914 and 1918 | + | equal value
en | | 1914-1918 | 1914 | - | another value
en | | 1914-1918 | 1939-1945 | - | another value
en | | 9:30 am | 09:30 | + | the same time
en | | 9:30 am | 9:30 pm | - | another time
en | | 15:00 | 3 pm | + | the same time
en | | 15:00 | 3 o'clock | + | the same time
en | | 15:00 | 3pm | + | the same time
de | | 15 Uhr | 15:00 | + | the same time
de | | 15 Uhr | 15.00 Uhr | + | the same time
fr | | 15h30 | 15:30 | + | the same time
fr | | 15h30 | 15 h 30 | + | the same time
en | | Louis XIV | Louis 14 | + | equal value
en | | Louis XIV | Louis the Fourteenth | + | equal value
en | | Louis XIV | Louis XV | - | no match
en | | Chapter 7 | chapter seven | + | equal value
en | | about 5 million | 5 million | + | equal value
en | | AD 79 | 79 | + | the same date
en | | $1.50 | 1 dollar and 50 cents | + | equal value
en | | £3 | three quid | + | equal value
en | | £3 | $3 | - | another unit
de | | 5 € | 5 Euro | + | equal value
en | | a third | third | + | article aside
en | | a third | 3 | - | another value
en | | a third | 3rd | - | another value
en | | a fifth | fifth | + | article aside
en | | third | 1/3 | - | another value
en | | third | a third | + | article aside
en | | a quarter | quarter | + | article aside
en | | the twenties | 1920s | + | equal value
en | | the sixties | the 1950s | - | another value
en | | the 1820s | the twenties | - | another value
en | | the 1820s | the eighteen-twenties | + | equal value
en | | cities | the cities | + | article aside
en | | January 1900 | 01.1900 | - | no match
fr | | février 1848 | fevrier 1848 | + | the same date
es | | miércoles | miercoles | + | accent missing
en | person | Franklin D. Roosevelt | FDR | + | initials
en | person | John F. Kennedy | J.F.K. | + | initials
en | person | Lyndon B. Johnson | lbj | + | initials
en | person | George H. W. Bush | GWB | - | no match
en | person | Abraham Lincoln | AL | - | no match
en | person | Anna Maria Young | Amy | - | no match
en | person | Louis XIV | LX | - | no match
en | | photosynthesis | it is photosynthesis | + | other words aside
en | | photosynthesis | It's photosynthesis. | + | other words aside
en | | mitochondrion | this is the mitochondrion | + | other words aside
en | | photosynthesis | it is not photosynthesis | - | no match
en | | photosynthesis | it isn't photosynthesis | - | no match
en | | photosynthesis | it is chemosynthesis | - | no match
en | | photosynthesis | it was | - | no match
en | | Strait of Gibraltar | Gibraltar Strait | + | words in another order
en | | Treaty of Versailles | the Versailles Treaty | + | words in another order
en | | Bengal Bay | Bay of Bengal | + | words in another order
en | | Strait of Gibraltar | Gibraltar | - | no match
en | | Battle of Hastings | Hastings Castle | - | no match
en | | University of Miami | Miami University | - | no match
en | | Côte d'Ivoire | Cote d Ivoire | + | accent missing
en | | Val d'Isère | Val d Isere | + | accent missing
"""
PAIRS = tuple(
    Pair(language, kind, expected, reply, right == "+", rule)
    for language, kind, expected, reply, right, rule in (
        [field.strip() for field in line.split("|")] for line in _TEXT.strip().splitlines()
    )
)
