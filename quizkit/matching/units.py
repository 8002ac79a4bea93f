"""Names of units and currencies: one sign for each, whatever a person writes for it. Nothing is converted."""

# Symbols are case-sensitive as in the SI brochure (mW is not MW); words are not.
_SYMBOLS = """km m cm mm μm nm kg g mg μg t s ms h min W kW MW GW TW J kJ MJ Hz kHz MHz GHz V kV mV A mA Ω N kN Pa kPa
    hPa MPa bar mbar L mL cL K mol g/mol km/h m/s m/s^2 km/s mph ppm ppb kWh MWh GWh TWh kcal cal dB ha lb oz ft in mi
    yd MB GB TB kB eV keV MeV GeV °C °F ° % ‰ m^2 km^2 cm^2 m^3 cm^3 g/cm^3 kg/m^3 rpm""".split()
_CURRENCIES = {
    "$": "$ us$ usd dollar dollars us_dollar us_dollars american_dollars u.s._dollars",
    "C$": "c$ cad ca$ can$ cdn$ canadian_dollar canadian_dollars", "A$": "a$ aud au$ australian_dollars",
    "€": "€ eur euro euros", "£": "£ gbp pound pounds pounds_sterling quid", "¥": "¥ jpy yen",
    "CN¥": "cny rmb yuan renminbi", "₹": "₹ inr rupee rupees", "₽": "₽ rub rouble roubles ruble rubles",
    "CHF": "chf sfr swiss_franc swiss_francs", "₩": "₩ krw won", "zł": "zł pln zloty zlotys złoty złotych", "₪": "₪ ils shekel shekels", "₺": "₺ try lira liras",
    "₴": "₴ uah hryvnia hryvnias", "¢": "¢ cent cents", "p": "pence penny", "₿": "₿ btc bitcoin bitcoins",
}  # fmt: skip
_WORDS = {
    "%": "% percent per_cent pct prozent pourcent pour_cent por_ciento per_cento por_cento procent",
    "‰": "‰ permille per_mille", "pp": "pp percentage_point percentage_points",
    "°C": "°c degrees_celsius degree_celsius celsius degrees_c degrees_centigrade centigrade",
    "°F": "°f degrees_fahrenheit degree_fahrenheit fahrenheit degrees_f", "°": "° degree degrees grad",
    "K": "kelvin kelvins", "km": "kilometre kilometer km", "m": "metre meter", "cm": "centimetre centimeter",
    "mm": "millimetre millimeter", "μm": "micrometre micrometer micron", "nm": "nanometre nanometer",
    "mi": "mile", "ft": "foot feet", "in": "inch inches", "yd": "yard", "kg": "kilogram kilogramme kilo",
    "g": "gram gramme gr", "mg": "milligram milligramme", "μg": "microgram microgramme mcg",
    "t": "tonne metric_ton metric_tons", "ton": "ton", "lb": "pound lbs", "oz": "ounce", "L": "l litre liter",
    "mL": "ml millilitre milliliter", "cL": "cl centilitre centiliter", "s": "second sec secs",
    "ms": "millisecond", "min": "minute mins", "h": "hour hr hrs", "d": "day", "week": "week", "month": "month",
    "year": "year yr yrs", "decade": "decade", "century": "century centuries", "W": "watt", "kW": "kilowatt",
    "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "J": "joule", "kJ": "kilojoule", "Hz": "hertz",
    "kHz": "kilohertz khz", "MHz": "megahertz mhz", "GHz": "gigahertz ghz", "V": "volt", "kV": "kilovolt", "A": "amp ampere", "mA": "milliamp milliampere",
    "Ω": "ohm", "N": "newton", "Pa": "pascal", "kPa": "kilopascal", "hPa": "hectopascal hpa", "bar": "bar",
    "mol": "mole", "km/h": "km/h kmh kph kilometres_per_hour kilometers_per_hour km_per_hour",
    "m/s": "mps metres_per_second meters_per_second", "m/s^2": "m/s2 metres_per_second_squared meters_per_second_squared",
    "mph": "mph miles_per_hour", "ha": "hectare", "acre": "acre",
    "m^2": "m2 sqm sq_m square_metre square_metres square_meter square_meters",
    "km^2": "km2 sq_km square_kilometre square_kilometres square_kilometer square_kilometers",
    "m^3": "m3 cubic_metre cubic_metres cubic_meter cubic_meters", "cm^3": "cm3 cc cubic_centimetres cubic_centimeters",
    "kWh": "kwh kilowatt_hour kilowatt_hours", "kcal": "kilocalorie kcal", "cal": "calorie", "dB": "decibel db",
    "MB": "megabyte mb", "GB": "gigabyte gb", "TB": "terabyte tb", "kB": "kilobyte kb", "eV": "electronvolt",
    "people": "people persons person",
}  # fmt: skip


def _names(table: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", " "): sign for sign, names in table.items() for name in names.split()}


_CURRENCY_NAMES = _names(_CURRENCIES)
_UNIT_NAMES = _names(_WORDS)
_SYMBOL_SET = frozenset(_SYMBOLS)


def currency(text: str) -> str:
    """Return the sign of a currency named by sign, code or word; the empty text where it is none."""
    return _CURRENCY_NAMES.get(text.strip().casefold(), "")


def unit_signs(text: str) -> tuple[str, ...]:
    """Return the signs that a unit may stand for, none if it is not known: `pounds` are money or weight."""
    text = text.strip()
    word = text.casefold().rstrip(".")
    found = [text] if text in _SYMBOL_SET else []
    found += [_UNIT_NAMES.get(word, "") or _UNIT_NAMES.get(word.removesuffix("s"), ""), _CURRENCY_NAMES.get(word, "")]
    if not any(found):
        found = [sign for sign in _SYMBOLS if len(word) > 1 and sign.casefold() == word]
    return tuple(dict.fromkeys(sign for sign in found if sign))
