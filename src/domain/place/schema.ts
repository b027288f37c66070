import type { Static } from 'typebox'
import Type from 'typebox'
import { Compile } from 'typebox/compile'

const closed = { additionalProperties: false }
const oneLine = (description: string) => Type.String({ description, minLength: 1, pattern: '^[^\\n]*$' })
const id = (description: string) =>
  Type.String({ description: `${description}: small letters, digits and hyphens.`, pattern: '^[a-z][a-z0-9-]*$' })
const sentence = (description: string) =>
  Type.Union([Type.String({ minLength: 1 }), Type.Record(Type.String(), Type.String({ minLength: 1 }))], {
    description: `${description}: in the main language, or by language tag.`,
  })

const days = (description: string) => Type.Integer({ description, minimum: 1, maximum: 3650 })

const contact = {
  telephone: oneLine('As people dial it, with the country code.'),
  hours: sentence('When somebody answers'),
  email: Type.String({ description: 'An e-mail address.', pattern: '^[^@\\s]+@[^@\\s]+$' }),
  address: sentence('Where people can go or write to'),
}

const services = Type.Array(id('Name of a folder in services/'))

const agency = Type.Object(
  { id: id('Name of the agency in data'), name: sentence('Its name'), services, ...contact },
  closed,
)

const language = Type.Object(
  {
    tag: Type.String({
      description: 'A language tag as in BCP 47: en, fr, ar.',
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$',
    }),
    name: oneLine('The language in its own words.'),
    direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')], {
      description: 'Left to right, or right to left.',
    }),
  },
  closed,
)

const subject = oneLine('Who, as the provider of sign-in knows them.')

const officer = Type.Object(
  {
    subject,
    role: Type.Literal('officer'),
    agency: id('Id of an agency'),
    services: Type.Union([Type.Literal('all'), services], { description: 'Services of the agency, or all.' }),
  },
  closed,
)

const person = Type.Object({ subject, name: oneLine('A made-up name.'), email: contact.email }, closed)

/** What place.yaml may hold; schemas/place.json is made from it. */
export const placeSchema = Type.Object(
  {
    name: sentence('The name of the state, region or town'),
    kind: sentence('What it is: a republic, a town'),
    crest: oneLine('Path of an SVG file, seen from place.yaml.'),
    colours: Type.Object(
      { accent: Type.String({ description: "A colour as '#0b5a6b'.", pattern: '^#[0-9a-fA-F]{6}$' }) },
      closed,
    ),
    languages: Type.Array(language, { description: 'The first one is the main language.', minItems: 1 }),
    zone: oneLine('A time zone of the IANA database: Indian/Mauritius.'),
    currency: Type.Object(
      {
        code: Type.String({ description: 'A code of three letters, as in ISO 4217.', pattern: '^[A-Z]{3}$' }),
        symbol: oneLine('What is written before an amount.'),
      },
      closed,
    ),
    banner: Type.Optional(
      Type.Object(
        { tag: sentence('One word'), text: sentence('What everybody must know') },
        {
          ...closed,
          description: 'Shown at the top of every page of an installation for trying out.',
        },
      ),
    ),
    contact: Type.Object(contact, closed),
    agencies: Type.Array(agency, { minItems: 1 }),
    complaints: sentence('What to do about how one was treated; paragraphs with an empty line between'),
    privacy: sentence('What is kept, and who sees it; paragraphs with an empty line between'),
    accessibility: sentence('Who can use these pages, and who helps; paragraphs with an empty line between'),
    'days kept': Type.Optional(
      Type.Object(
        {
          drafts: Type.Optional(
            days('An application that was begun and not sent, after it was last saved; 60 unless told.'),
          ),
          messages: Type.Optional(days('A message in the local inbox, for trying out; 14 unless told.')),
        },
        { ...closed, description: 'After how many days what nobody needs any more is erased.' },
      ),
    ),
    officers: Type.Optional(Type.Array(officer)),
    'made-up people': Type.Optional(Type.Array(person, { description: 'Whom to sign in as, for trying out only.' })),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'place.yaml',
    description: 'Whose installation of Publica this is.',
    ...closed,
  },
)

export type PlaceFile = Static<typeof placeSchema>
export type SentenceFile = string | Record<string, string>

export const placeCheck = Compile(placeSchema)
