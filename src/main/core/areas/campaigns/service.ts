// What other areas and the sample shop may ask of campaigns; they import nothing else from this folder.
export { writePast, type PastAnswer, type PastCampaign, type PastMessage } from './results/past.ts'
export { storedCampaign } from './stored.ts'
export { paperWriter, type CampaignWords } from './writing/writers.ts'
