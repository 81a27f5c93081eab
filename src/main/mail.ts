// Entry of the mail thread: composes, signs and sends what it is told to.
import { parentPort, workerData } from 'node:worker_threads'
import type { Trust } from './gateways/email/connection-options.ts'
import { serveMail } from './gateways/email/thread/serve.ts'

if (parentPort !== null) serveMail(parentPort, workerData as Partial<Trust>)
