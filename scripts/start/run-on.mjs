// Runs a program in our place: its output is ours, signals to us are for it, and its exit status becomes ours.
import { spawn } from 'node:child_process'

/** Resolves with the exit status; 1 when it could not be started or was killed. */
export function runOn(program, args, options = {}) {
  // The channel lets the program notice when this process is gone, however it went.
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], ...options })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
