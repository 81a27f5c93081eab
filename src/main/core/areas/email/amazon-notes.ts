// Amazon's relay reports returned mail and complaints in JSON, mailed by its notification service: read here into the forms of the standards.
// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
import * as z from 'zod'

const Note = z.object({
  notificationType: z.enum(['Bounce', 'Complaint']),
  bounce: z
    .object({
      bounceType: z.string(),
      bouncedRecipients: z.array(
        z.object({
          emailAddress: z.string(),
          status: z.string().optional(),
          diagnosticCode: z.string().optional(),
        }),
      ),
    })
    .optional(),
  complaint: z.object({ complainedRecipients: z.array(z.object({ emailAddress: z.string() })) }).optional(),
})
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() })

interface AmazonNote {
  /** A block of fields as in RFC 3464; null for a complaint. */
  readonly report: string | null
  readonly complainant: string | null
}

/** Null for what is none of its notes. Never throws. */
export function amazonNoteIn(from: string | null, body: string): AmazonNote | null {
  if (from?.toLowerCase() !== 'no-reply@sns.amazonaws.com') return null
  const whole = objectIn(body)
  const inside = Envelope.safeParse(whole)
  const note = Note.safeParse(inside.success ? objectIn(inside.data.Message) : whole)
  if (!note.success) return null
  const { bounce, complaint } = note.data
  const complainant = complaint?.complainedRecipients[0]?.emailAddress ?? null
  const bounced = bounce?.bouncedRecipients[0]
  if (bounced === undefined) return complainant === null ? null : { report: null, complainant }
  const fields = [
    `Final-Recipient: rfc822; ${bounced.emailAddress}`,
    `Action: ${bounce?.bounceType === 'Transient' ? 'delayed' : 'failed'}`,
    `Status: ${bounced.status ?? ''}`,
    `Diagnostic-Code: ${(bounced.diagnosticCode ?? '').replace(/\s+/g, ' ')}`,
  ]
  return { report: fields.join('\n'), complainant: null }
}

/** The first object of a text, whose lines may have been broken on the way (a `!` at the end, a blank at the beginning). */
function objectIn(text: string): unknown {
  const plain = text.replace(/!\r?\n /g, '')
  const from = plain.indexOf('{')
  const signature = plain.search(/\r?\n--\r?\n/)
  const end = plain.lastIndexOf('}', signature < 0 ? undefined : signature)
  try {
    return JSON.parse(plain.slice(from, end + 1)) as unknown
  } catch {
    return null
  }
}
