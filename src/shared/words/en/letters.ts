// What customers read: the parts that every letter has, and the templates that come with the program. Placeholders in double braces
// are filled in for each reader; in this catalogue they stand in quotes, because a brace alone would begin a value of the sentence.
export const letters = {
  'letters.fallback.first_name': 'friend',
  'letters.fallback.full_name': 'Our dear customer',
  'letters.fallback.nickname': 'friend',
  'letters.fallback.salutation': 'Dear customer',
  'letters.salutation': 'Dear {name}',
  'letters.coupon.until': 'Good until {day}. Show this at the counter.',
  'letters.coupon.picture': 'The code {code} as a picture',
  'letters.coupon.text': '{what}\nYour code: {code}\nGood until {day}. Show it at the counter.',
} as const
