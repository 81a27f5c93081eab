// What the columns of a file say about being written to, in the words of many programs. Pure.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { CONSENT_CHANNELS, type ConsentChannel } from '../../../../shared/domain/consent.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import type { Values } from './columns.ts'
import type { Row } from './csv-rows.ts'
import { instantOf, readMoment, type ReadOptions } from './moments.ts'
import type { PlannedConsent } from './plan.ts'
import type { Noted } from './reasons.ts'

export interface ConsentsRead {
  readonly planned: readonly PlannedConsent[]
  readonly noted: readonly Noted[]
}

const words = (text: string) => new Set(text.split(','))
const GIVEN = words(
  'yes,y,true,1,x,on,ja,j,oui,si,sim,tak,wahr,vrai,given,granted,subscribed,opted in,opted-in,opt in,opt-in,optin,opt_in,active,accepted,confirmed,allowed,zugestimmt,erteilt,abonniert,eingewilligt,inscrit,accepte,suscrito,iscritto,aceptado,erlaubt',
)
const REFUSED = words(
  'no,n,false,0,off,nein,non,nao,nie,nee,falsch,faux,refused,declined,denied,rejected,not given,do not contact,dnc,abgelehnt,verweigert,refuse,rechazado,rifiutato',
)
const WITHDRAWN = words(
  'unsubscribed,withdrawn,revoked,opted out,opted-out,opt out,opt-out,optout,opt_out,stop,stopped,cancelled,canceled,widerrufen,abgemeldet,abbestellt,desinscrit,desabonne,dado de baja,baja,disiscritto,cancellato',
)
/** Nobody was asked, or nobody answered: says nothing. */
const SILENT = words(
  'unknown,pending,never subscribed,not subscribed,non-subscribed,nonsubscribed,not set,none,n/a,na,-,unbekannt,offen,unconfirmed,transactional',
)

export function actOf(text: string): PlannedConsent['act'] | 'silent' | null {
  const said = fold(text).trim().replace(/\s+/g, ' ')
  if (said === '' || SILENT.has(said)) return 'silent'
  if (GIVEN.has(said)) return 'given'
  if (WITHDRAWN.has(said)) return 'withdrawn'
  return REFUSED.has(said) ? 'refused' : null
}

const CHANNELS: Readonly<Record<string, ConsentChannel>> = {
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  newsletter: 'email',
  sms: 'sms',
  text: 'sms',
  texts: 'sms',
  'text message': 'sms',
  whatsapp: 'sms',
  phone: 'phone',
  telephone: 'phone',
  call: 'phone',
  calls: 'phone',
  telefon: 'phone',
  anruf: 'phone',
  telefono: 'phone',
  post: 'post',
  letter: 'post',
  brief: 'post',
  courrier: 'post',
  correo: 'post',
  posta: 'post',
}

export const channelOf = (text: string): ConsentChannel | null => CHANNELS[fold(text).trim()] ?? null

export interface ConsentReading {
  readonly mapping: Mapping
  /** IANA name of the shop's zone. */
  readonly zone: string
  readonly date: ReadOptions
}

/** UTC epoch ms; a day without a time is its noon. Null when it says none that exists. */
export function saidAt(text: string, { zone, date }: Pick<ConsentReading, 'zone' | 'date'>): number | null {
  const moment = text === '' ? null : readMoment(text, date)
  return moment === null ? null : instantOf(moment, zone).at
}

/** Reads the consent columns of a customer file. */
export function consentReader(reading: ConsentReading): (row: Row, value: Values) => ConsentsRead {
  const { how = '', words: promised = '' } = reading.mapping.consent ?? {}
  const columns = CONSENT_CHANNELS.map((channel) => [channel, `${channel}-consent`] as const)
  return (row, value) => {
    const planned: PlannedConsent[] = []
    const noted: Noted[] = []
    for (const [channel, field] of columns) {
      const said = value(field)
      if (said === '') continue
      const act = actOf(said)
      if (act === null) noted.push({ row: row.line, fate: 'mended', why: 'unknown-state', field, value: said })
      if (act === null || act === 'silent') continue
      const date = value('consent-date')
      const at = saidAt(date, reading)
      if (at === null && date !== '')
        noted.push({ row: row.line, fate: 'mended', why: 'bad-date', field: 'consent-date', value: date })
      planned.push({ row: row.line, channel, act, at, how, words: promised, note: '' })
    }
    return { planned, noted }
  }
}
