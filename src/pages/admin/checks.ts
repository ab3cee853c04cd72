import { html } from 'hono/html';
import { type Check, worstStatus } from '../../model/check.ts';
import type { Html } from '../html.ts';
import { type AdminContext, english } from './frame.ts';

/** Renders the health checks: how it is, what is wrong, and all of them as a table. */
export function checksSection(
  { locale: { words, number } }: AdminContext,
  checks: readonly Check[],
): Html {
  const { admin } = words;
  const status = worstStatus(checks);
  const bad = checks.filter((check) => check.status !== 'pass');
  return html`<section class="full" aria-labelledby="status">
<p class="lead state ${status}" id="status">${admin.status[status]}</p>
${bad.length === 0 ? '' : findings(bad)}<details><summary id="checks">${admin.checks}: ${number(checks.length)}</summary>
<div class="scroll" role="region" aria-labelledby="checks" tabindex="0"><table>
${checks.map(row)}</table></div>
</details>
</section>
`;
}

function findings(bad: readonly Check[]): Html {
  return html`<ul class="findings">
${bad.map(
  ({
    name,
    output,
    status,
  }) => html`<li><p class="quiet state ${status}"><code dir="ltr">${name}</code></p>
<p>${english(output)}</p></li>
`,
)}</ul>
`;
}

function row({ name, status, observedValue, observedUnit }: Check): Html {
  const observed = [observedValue, observedUnit === 'time' ? null : observedUnit];
  return html`<tr><th scope="row"><code dir="ltr">${name}</code></th><td>${english(status)}</td><td>${english(
    observed.filter((part) => part !== null).join(' '),
  )}</td></tr>
`;
}
