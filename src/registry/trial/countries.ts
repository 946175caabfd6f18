/** Countries as registries write them, as ISO 3166-1 codes. */
import { fold } from '../../text.js'

/** What registries write beside the names that Unicode has. */
const others: Readonly<Record<string, string>> = {
  'Korea, Republic of': 'KR',
  Korea: 'KR',
  "Korea, Democratic People's Republic of": 'KP',
  'Iran, Islamic Republic of': 'IR',
  'Iran (Islamic Republic of)': 'IR',
  'Islamic Republic of Iran': 'IR',
  'Russian Federation': 'RU',
  'Moldova, Republic of': 'MD',
  'Republic of Moldova': 'MD',
  'Macedonia, The Former Yugoslav Republic of': 'MK',
  'Congo, The Democratic Republic of the': 'CD',
  'Democratic Republic of the Congo': 'CD',
  Congo: 'CG',
  "Côte D'Ivoire": 'CI',
  "Lao People's Democratic Republic": 'LA',
  'Syrian Arab Republic': 'SY',
  'Tanzania, United Republic of': 'TZ',
  'United Republic of Tanzania': 'TZ',
  'Palestinian Territory, Occupied': 'PS',
  'Palestinian Territories, Occupied': 'PS',
  'Libyan Arab Jamahiriya': 'LY',
  'Viet Nam': 'VN',
  'Czech Republic': 'CZ',
  'Turkey (Türkiye)': 'TR',
  Turkey: 'TR',
  'United States of America': 'US',
  USA: 'US',
  UK: 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'The Netherlands': 'NL',
  'Hong Kong': 'HK',
  'Hong Kong SAR': 'HK',
  Macau: 'MO',
  Macedonia: 'MK',
  Burma: 'MM',
  Swaziland: 'SZ',
  'Cape Verde': 'CV',
  'Brunei Darussalam': 'BN',
  "People's Republic of China": 'CN',
  'Taiwan, Province of China': 'TW',
  'Bolivia (Plurinational State of)': 'BO',
  'Venezuela (Bolivarian Republic of)': 'VE',
}

let codes: ReadonlyMap<string, string> | undefined

const made = (): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((a) => letters.map((b) => a + b))
  // Codes that are no more (DD, YU, …) have names of today’s countries; the first in the alphabet would take them.
  const retired = new Set([
    'BU',
    'DD',
    'DY',
    'FX',
    'HV',
    'NH',
    'RH',
    'SU',
    'TP',
    'UK',
    'VD',
    'YD',
    'YU',
    'ZR',
    'EU',
    'UN',
    'EZ',
    'QO',
    'XA',
    'XB',
    'ZZ',
  ])
  const known = all.flatMap((code): [string, string][] => {
    const name = retired.has(code) ? undefined : names.of(code)
    return name === undefined ? [] : [[fold(name), code]]
  })
  return new Map([...known, ...Object.entries(others).map(([name, code]): [string, string] => [fold(name), code])])
}

/** The code of a country, null where the name is of none. */
export const countryCode = (name: string): string | null => {
  codes ??= made()
  return codes.get(fold(name)) ?? null
}
