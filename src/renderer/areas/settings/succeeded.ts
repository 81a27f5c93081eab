// Whether a call went through; what went wrong stands in the mutation for the screen to say.
export function succeeded(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  )
}
