"""Replies to answers that are values: (language, answer as written in YAML, replies, verdict).

A block is the language and the answer, then a line for each verdict with its replies: `+` right, `~` close, `?` asked
again, `-` wrong. A close reply earns nothing, and the student sees why. Written before the grader was changed for them.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """One reply and its verdict."""

    language: str
    answer: str
    reply: str
    verdict: str


_TEXT = """
en | 42
+ (42) | [42] | 42. | "42" | I think 42 | i think it's 42 | It is 42 | it's 42 | its 42 | maybe 42 | Probably 42. | 42, I think | 42 I guess | about 42
+ roughly 42 | ≈42 | ~ 42 | ca. 42 | answer: 42 | The answer is 42 | x = 42 | = 42 | 42! | forty-two | Forty two | 42.0 | 42,0 | XLII | +42 | 42 of them
+ No. 42 | number 42 | #42 | port 42 | page 42 | exactly 42 | I'd say 42 | um, 42 | 042 | 4.2e1 | 42 apples | maybe about 42 or so | in 42 | p. 42
- 43 | 42 or 43 | 41-43 | -42 | 4.2 | 420 | 42% | 24 | not 42 | over 42 | at least 42 | 42+ | under 42 | up to 42 | no | 42 42 | 42/43 | half of 42 | minus 42
- nearly 42 | almost 42 | 42 is wrong | except 42 | anything but 42 | I doubt it's 42 | since 42 | 42 minus 1 | 42 + 1 | 42^2 | 42² | √42 | -(42) | sub-42
- root of 42 | log 42 | 42 squared | 42 million | 42 thousand | 42 dozen | twice 42 | 42 or more | isn't 42 | 42 times 2 | 42 BC | the 42nd half | less than 42
de | 42
+ ich glaube 42 | vielleicht 42 | etwa 42 | zweiundvierzig | ungefähr zweiundvierzig | es sind 42 | ca. 42 | genau 42 | 42 Stück | glaube 42
- dreiundvierzig | nicht 42 | über 42 | mindestens 42 | 4,2 | zweiundvierzig oder dreiundvierzig | minus zweiundvierzig
fr | 42
+ quarante-deux | environ 42 | je pense 42 | c'est 42 | peut-être quarante-deux | à peu près 42 | 42 personnes
- quarante-trois | pas 42 | plus de 42 | moins 42 | au moins 42
es | 42
+ cuarenta y dos | creo que 42 | unos cuarenta y dos | aproximadamente 42 | son 42
- cuarenta y tres | no 42 | más de 42 | menos 42
it | 42
+ quarantadue | circa 42 | forse 42
- quarantatré | quarantuno
pt | 42
+ quarenta e dois | cerca de 42
- quarenta e três
nl | 42
+ tweeënveertig | ongeveer 42
- drieënveertig
en | 300 K
+ 300 | 300 K | 300 kelvin | 300 kelvins | about 300 K | 300K.
~ 26.85 °C | 80.33 °F | 0.3 kK | 300000 mK
- 300 C | 300 °F | 300 mK | 300 k | 30 K | 301 K
en | 0 K
+ 0 | zero kelvin | 0 kelvin
~ -273.15 °C | -459.67 °F
- 0 °C | 273 K | 1 K
en | 6.022e23
+ 6.022 × 10^23 | 6.022*10^23 | 6.022 x 10²³ | 6.022·10^23 | 6.022E23 | 602.2e21 | 6.022e+23 | 6.022 × 10^23 mol⁻¹ | 6.022 times 10^23
- 6.022e22 | 6.022e-23 | 6.02e23 | 6.022 × 10^32 | 6.022 | -6.022e23 | 6.022 × 23
en | 6.022 × 10^23 mol^-1
+ 6.022e23 | 6.022e23 /mol | 6.022×10²³ mol⁻¹ | 6.022e23 per mole
- 6.022e23 mol | 6.022e22 | 6.022e23 kg
en | 8.314 J/(mol·K)
+ 8.314 J/mol/K | 8.314 J mol⁻¹ K⁻¹ | 8.314 J/(K·mol) | 8.314 | 8.314 joules per mole per kelvin | 8.3140 J/(mol K)
~ 0.008314 kJ/(mol·K)
- 8.314 kJ/(mol·K) | 8.314 J/mol | 8.314 J·mol·K | 8.341
en | 9.81 m s^-2
+ 9.81 m/s² | 9.81 m/s^2 | 9.81 ms^-2 | 9.81 m/s/s | 9.81 metres per second squared | 9.81 meters per second per second | 9.81 N/kg
~ 981 cm/s²
- 9.81 m/s | 9.81 km/s² | 9.81 cm/s^2 | 9.8 | 98.1 m/s²
en | +5 °C
+ 5 °C | 5 | plus 5 °C | +5 | 5 degrees | 5C | 5 degrees celcius
~ 41 °F | 278.15 K
- -5 °C | 5 °F | 5 K | minus 5 | 0.5 °C
en | 3.50 €
+ €3.50 | 3.5 | 3,50 € | 3.50 EUR | 3.5 euros | EUR 3.50 | 3.50€
- $3.50 | 35 | 3.05 € | 3.50 pounds | €35.0
en | $5 million
+ 5 million dollars | $5,000,000 | 5m | $5M | five million
- 5 | $5 | $5bn | £5 million | 0.5 million
en | ½
+ 0.5 | half | 1/2 | one half | .5 | 50% | 0,5
- 2 | 1/3 | 0.05 | 5% | 1.5
en | 1½ h
+ 1.5 h | one and a half hours | 1 h 30 min | 1 hour 30 minutes | 1.5 | 1 1/2 hours | 1,5 hrs
~ 90 min | 5400 s
- 1.5 min | 1 h | 2 h | 15 h
en | 4.7 kΩ
+ 4.7 kohm | 4.7 kilohms | 4.7 kΩ | 4.7 KΩ
~ 4700 Ω | 4700 ohms | 0.0047 MΩ
- 4.7 Ω | 4.7 MΩ | 47 kΩ | 4.7 mΩ
en | 110 kV
+ 110 kilovolts | 110kV | 110
~ 110000 V | 0.11 MV
- 110 V | 110 MV | 110 kW | 110 mV
en | 0.1 M
+ 0.1 mol/L | 0.1 molar | 0.1 M | 0.1 mol/dm³
~ 100 mM
- 0.1 mM | 0.1 m | 1 M | 0.1 mol
en | 90 fL
+ 90 fl | 90 femtolitres | 90 femtoliters
- 90 nL | 90 pL | 90 pg
en | 2^10
- 20 | 12
en | 1500
+ 1,500 | 1 500 | 1'500 | 1_500 | 1.5k | fifteen hundred | 1.5 × 10^3 | 1500.00 | one thousand five hundred
- 1.500 | 15 | 15,00 | 150 | 1501 | 1,5 | 1,50
en | 78.539816
+ 78.539 816 | 78.5398160 | +78.539816
- 78.539 | 78539816 | 78.539 861 | 785.39816
en | 3.14159265
+ 3.141 592 65 | 3.141_592_65 | 3,14159265
- 3.141 592 | 3.14 | 314159265
en | 299 792 458 m/s
+ 299792458 | 299,792,458 m/s | 299 792 458 m/s | 299_792_458 | 2.99792458e8 m/s | 299'792'458
~ 299792.458 km/s
- 299 792 459 | 299 792 458 km/s | 29 979 245 8 | 299792458 m
en | 1234567.89
+ 1,234,567.89 | 1 234 567.89 | 1'234'567.89 | 12,34,567.89 | 1.234.567,89
- 1,234,567 | 1234567.98 | 123456789 | 1,23,4567.89
en | 100000
+ 1,00,000 | 1 lakh | 100k | 100 000 | a hundred thousand
- 1,00,00 | 10,000 | 1,000,000
de | 1,5 kg
+ 1,5 | 1.5 kg | 1,50 kg | 1,5 Kilogramm
~ 1500 g | 1.500 g
- 15 kg | 1,5 g | 1.500 kg | 1,6 kg
de | 1.500
+ 1500 | 1 500 | 1'500 | eintausendfünfhundert
- 1,5 | 15 | 1,500 | 150
de-CH | 1'234.5
+ 1234.5 | 1'234,5 | 1234,5
- 12345 | 1'234
fr | 2,5 millions
+ 2 500 000 | 2.5 millions | 2,5 millions
- 2,5 | 25 millions | 2,5 milliards
en | 60%
+ 60% of voters | 60 percent of the vote | about 60% | 0.6 | 60 | sixty percent | 60 % of all people
- 40% | 60% or 70% | 6% | 60 ‰ | 60 percentage points | more than 60% | 0.6%
en | 443
+ port 443 | TCP port 443 | port number 443 | 443/1 | the port is 443 | it was port 443
- port 80 | 80 or 443 | 443 and 80 | ports 443, 80 | 442 | 4430
en | 5 km
+ roughly 5 km from home | it's 5 km | 5 km long | 5 km in total | 5 kilometrs | 5 KM
~ 5000 m | 500000 cm
- 5 km per hour | 5 miles from home | 5 m | 5 km² | 5 kg | 5 km or 6 km | not 5 km | 10 km | 5 nautical miles
en | 72 bpm
+ 72 beats per minute | 72 | 72 BPM | 72 beats/min
~ 1.2 Hz
- 72 beats per second | 72 Hz | 72 kg | 72 per hour
en | 1969
+ 1969 AD | in 1969 | the year 1969 | nineteen sixty-nine | MCMLXIX | in the year 1969 | 1969 CE
- 1969 BC | 1960s | the 1960s | 1968 | 69 | 1969-1972 | 19.69
en | 60-80 bpm
+ between 60 & 80 | about 60-80 | (60-80) | 60~80 | I think 60 to 80 | 60-80 | 60–80 | 60 to 80 bpm | between 60 and 80 | from 60 to 80 | 60 bpm - 80 bpm | sixty to eighty | 60 to 80 beats per minute | 60..80
- 60 | 80 | 70 | 60-90 | 80-60 | 60 or 80 | 60-80 kg | 6080 | at least 60
en | 1914-1918
+ 1914–18 | from 1914 to 1918 | between 1914 and 1918 | 1914 until 1918 | 1914 - 1918
- 1914-19 | 1914 | 1939-1945 | 1918-1914
de | 60-80 Jahre
+ 60 bis 80 | 60–80 Jahre | zwischen 60 und 80 Jahren | von 60 bis 80 | 60-80
- 60-90 | 60 oder 80
en | "-5 to 5 °C"
+ -5 - 5 °C | −5 °C to 5 °C | from -5 to 5
- 5 to -5 | -5 to -5 | 0 to 5 °C
en | $5-$10
+ $5-10 | 5 to 10 dollars | between $5 and $10
- $5-11 | €5-€10
en | ">18"
+ over 18 | more than 18 | > 18 | above 18 | greater than 18 | older than 18
- 18 | at least 18 | ≥ 18 | 18+ | over 19 | under 18 | < 18 | 18 or over
en | ≥ 65
+ 65 & over | greater than or equal to 65 | I think at least 65 | at least 65 | 65+ | >= 65 | 65 or more | 65 or older | 65 and over | no less than 65 | minimum 65 | 65 years or older | 65 plus
- over 65 | > 65 | 65 | ≤ 65 | 66+ | up to 65 | 64+
en | under 5 years
+ < 5 | less than 5 | fewer than 5 years | below 5 | younger than 5
- up to 5 | 5 | ≤ 5 | over 5 | under 5 months | under 6
en | up to 10
+ ≤ 10 | at most 10 | no more than 10 | 10 or less | 10 or fewer | maximum 10 | not more than ten
- 10 | under 10 | 10 or more | up to 11
de | mindestens 18
+ ≥ 18 | 18 oder älter | 18+ | mindestens achtzehn
- über 18 | 18 | höchstens 18
fr | plus de 10
+ > 10 | plus de dix | supérieur à 10
- au moins 10 | moins de 10 | 10
en | "1:4"
+ ratio 1:4 | a ratio of 1 to 4 | 1 to 4 | 1 : 4 | one to four | 1-to-4
~ 2:8 | 2 to 8
- 1:5 | 4:1 | 1.4 | 14 | 4
en | "1:20"
+ 1 to 20 | 1 : 20
- 1.20 | 1:2 | 1:200 | 20
en | "16:9"
+ 16 to 9 | 16 : 9
- 9:16 | 16.9 | 4:3
en | "3:2:1"
+ 3 : 2 : 1 | 3 to 2 to 1
- 3:2 | 1:2:3
en | 48.86° N, 2.35° E
+ 48.86 N, 2.35 E | 48.86°N 2.35°E | N 48.86°, E 2.35° | 48.86 degrees north, 2.35 degrees east | 48°51'36"N 2°21'E
- 48.86° S, 2.35° E | 48.86 N, 2.35 W | 2.35 N 48.86 E | 48.86 N | 48.86
en | 48°51′N
+ 48° 51' N | 48.85° N | 48°51'N | 48 degrees 51 minutes north
- 48°51'S | 48°52'N | 48°51'E | 48.51° N
en | 1990s
+ 1990-1999 | the decade of the 1990s | during the 90s | in the 1990s | the 1990s | nineties | 1990's | the 90s | the nineties | the nineteen-nineties | '90s | The Nineties | 1990s.
- 1990 | 1980s | the 80s | 19th century | 1990 s | 1990 seconds | 1999
de | 1990er
+ 1990er Jahre | die 1990er | die 90er
- 1990 | 1980er
fr | années 1990
+ les années 1990 | les années 90
- 1990 | années 1980
en | "15:30"
+ 15:30:00 | 15.30 | 3:30 pm | 3.30 pm | half past three | 15h30 | half past 3 | three thirty pm | 15:30 h | 3:30 in the afternoon | at 15:30 | 1530 hours
? 3:30
+ half three | half-past three | three-thirty | 15:30 pm
- 3:30 am | half four | half to three | 15:31 | 15:30:01 | 16:30 | 15.3 | 1530 | quarter past three | half past two | 5:30 | three thirty am
en | "15:45"
+ quarter to four | a quarter to four | 15.45 | 3:45 pm | fifteen minutes to four
- quarter past four | quarter to five | 15:54
en | "08:20"
+ 8:20 am | twenty past eight | 08.20 | 8:20 | 20 past 8
- 8:20 pm | 20:08 | twenty to eight | 8.2
en | noon
+ (12:00) | 12 noon | 12:00 | 12 pm | midday | twelve o'clock | at noon | 12.00 pm
- midnight | 12 am | 1 pm | 00:00
en | midnight
+ 12 am | 00:00 | 0:00 | 24:00 | 12 midnight
- noon | 12 pm | 1 am
de | "15:30"
+ halb vier | 15 Uhr 30 | 15.30 Uhr | 15.30
- halb drei | halb fünf | 15 Uhr
de | 8 Uhr
+ 8:00 | acht Uhr | 08:00
- 9 Uhr | 8:30
fr | 15h30
+ 15:30 | trois heures et demie | quinze heures trente | 15 h 30
- 15h31 | trois heures et quart
es | "15:30"
+ las tres y media | 15:30 h
- las cuatro y media | las tres y cuarto
en | 8 October
+ October 8 | 8th of Oct. | the 8th of October | Oct 8 | october 8th | Oct. 8th | eighth of October
? 10/8 | 8/10 | 08/10 | 10-8 | 8 October 1990
~ October
- 9 October | 8 November | 8 | 9/10 | 10.8 | 9 October 1990
en | 10 October
+ 10/10 | October 10
- 10/11 | 11/10
en | 25 December
+ 25/12 | 12/25 | Dec 25
- 24/12 | 12/24
en-GB | 8 October
+ 8/10 | 08/10
- 10/8
en-US | 8 October
+ 10/8 | 10/08
- 8/10
de | 8. Oktober
+ 8.10. | 8.10 | 8/10 | 8. Okt. | 08.10.
- 10.8. | 9.10. | 10/8
fr | 14 juillet
+ 14/7 | le 14 juillet | 14/07
- 7/14 | 14 juin
en | December
+ Decembr | dec | in December
- remember | November | 12
"""


def _rows() -> list[Row]:
    rows: list[Row] = []
    verdicts = {"+": "right", "~": "close", "?": "asked again", "-": "wrong"}
    language = answer = ""
    for line in _TEXT.strip().splitlines():
        if line[:2] in ("+ ", "~ ", "? ", "- "):
            rows += (Row(language, answer, reply.strip(), verdicts[line[0]]) for reply in line[2:].split(" | "))
        else:
            language, answer = (part.strip() for part in line.split(" | ", 1))
    return rows


ROWS = _rows()
