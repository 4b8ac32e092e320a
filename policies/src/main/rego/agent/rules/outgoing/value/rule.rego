# METADATA
# scope: package
# title: No call carries out what the model was told in confidence, or what is hidden in a value
# description: |
#   For every effect: a search and a fetch tell somebody what they ask for. What the output gate finds in a value is refused, asked about or
#   passed, as the settings say; a finding without a setting is refused.
# custom:
#   codes: [outgoing.value_denied, outgoing.value_asked]
package agent.rules.outgoing.value

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.leaving
import data.settings

deny contains {"code": "outgoing.value_denied", "argument": pointer} if {
	some pointer, findings in leaving.values
	some finding in findings
	not settings.answer.arguments[finding] in {"pass", "ask"}
}

obligation contains {"type": "approval", "by": approver.request, "code": "outgoing.value_asked"} if {
	some findings in leaving.values
	some finding in findings
	settings.answer.arguments[finding] == "ask"
}
