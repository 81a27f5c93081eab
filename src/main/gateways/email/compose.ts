// A message as it goes over the wire, whole and signed, made before anybody is connected to: what cannot be composed never leaves.
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailAccount, OutgoingMail } from '../../core/gateways.ts'

/**
 * What the signature covers. The library's own list lacks List-Unsubscribe-Post, which RFC 8058 wants signed; a header that a message
 * does not have is left out.
 */
const SIGNED = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':')

/** Errors: throws where the key cannot sign; the library itself would send the message unsigned. */
export async function compose(mail: OutgoingMail, dkim: MailAccount['dkim']): Promise<Buffer> {
  const bytes = await new MailComposer({
    from: inOneLine(mail.from),
    to: inOneLine(mail.to),
    ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
    subject: mail.subject,
    messageId: mail.messageId,
    date: new Date(mail.date),
    text: mail.text,
    ...(mail.html !== null && { html: mail.html }),
    headers: { ...mail.headers },
    attachments: mail.images.map(({ cid, type, bytes: content }) => ({
      cid,
      contentType: type,
      content: Buffer.from(content),
      contentDisposition: 'inline',
      filename: false,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  })
    .compile()
    .build()
  return dkim === null ? bytes : sign(bytes, dkim)
}

async function sign(bytes: Buffer, { domain, selector, key }: NonNullable<MailAccount['dkim']>): Promise<Buffer> {
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey: key,
    headerFieldNames: SIGNED,
  })
  const signed = await buffer(signer.sign(bytes))
  if (!signed.subarray(0, 15).equals(Buffer.from('DKIM-Signature:'))) throw new Error('the key cannot sign mail')
  return signed
}

/** A name with a line break in it would be one in an encoded word, which some receivers unfold. */
const inOneLine = ({ name, address }: OutgoingMail['from']) => ({ name: name.replaceAll(/\p{Cc}+/gu, ' '), address })
