// What was printed for people by hand and went to the post leaves its trace with each of them.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { paper } from '../../../../shared/contract/paper.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { writeByHand, type ByHand } from '../sending/service.ts'
import { addresseesOf } from './addressees.ts'
import { peopleFor } from './people.ts'
import type { PressParts } from './press.ts'
import { writtenFor } from './written.ts'

type Request = InputOf<typeof paper.byHand>

const BY_HAND = 'paper.byHand'

/** Errors: NOT_FOUND where nobody is left, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function noteByHand(
  parts: PressParts,
  context: ActionContext,
  request: Request,
): Promise<OutputOf<typeof paper.byHand>> {
  const { chosen } = await peopleFor(context, { ...request, from: 0, limit: request.contactIds.length })
  const all =
    request.words === undefined
      ? chosen.map(({ id }) => label(id))
      : await written(parts, context, { asked: request, chosen })
  if (all.length === 0) throw new Failure('NOT_FOUND', { what: 'contact' })
  const { result, command } = context.book().command(BY_HAND, (given) => writeByHand(given, request.class, all))
  return { people: result, command: result === 0 ? null : command }
}

/** An address alone says nothing. */
const label = (contactId: number): ByHand => ({ contactId, subject: '', text: '' })

async function written(
  { files }: PressParts,
  context: ActionContext,
  { asked, chosen }: { readonly asked: Request; readonly chosen: Parameters<typeof addresseesOf>[1] },
): Promise<readonly ByHand[]> {
  const addressees = addresseesOf(context.book(), chosen)
  const { written: papers } = await writtenFor(context, { asked, addressees, files })
  return papers.flatMap(({ to, subject, text }) => to.people.map(({ id }) => ({ contactId: id, subject, text })))
}
