# METADATA
# scope: package
# title: What the settings name reaches the model as a placeholder
# custom:
#   codes: [pseudonyms.inward_replaced]
package agent.rules.pseudonyms.inward

import data.agent.firewall.pseudonym

obligation contains {"type": "redact", "code": "pseudonyms.inward_replaced", "rules": [rule]} if {
	input.checkpoint in {"user_input", "retrieval", "tool_result"}
	some rule in pseudonym.replaced
}
