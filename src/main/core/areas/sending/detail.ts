// What is known of an event beside its state, as noteEvents wrote it.

/** Empty of somebody erased. */
export function detailOf(detail: string | null): Readonly<Record<string, string | null | undefined>> {
  return detail === null || detail === '' ? {} : (JSON.parse(detail) as Record<string, string | null>) // written by noteEvents
}
