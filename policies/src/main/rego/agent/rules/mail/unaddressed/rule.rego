# METADATA
# scope: package
# title: A message that names nobody is approved
# description: |
#   A tool whose purpose is sending, called without a recipient or URL, sends to whom the tool knows and the firewall does
#   not: "reply", "post", "publish". Tools whose audience is known are listed in `settings.recipients.implicit`.
# custom:
#   codes: [mail.recipient_unknown]
package agent.rules.mail.unaddressed

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

obligation contains {"type": "approval", "by": approver.sink, "code": "mail.recipient_unknown"} if {
	input.checkpoint == "tool_call"
	input.action.primary_effect == "send"
	not addressed
}

addressed if count(call.roles & {"recipient", "url"}) > 0

addressed if provenance.settled.send

addressed if settings.recipients.implicit[input.action.tool] == true
