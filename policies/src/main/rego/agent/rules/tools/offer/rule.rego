# METADATA
# scope: package
# title: A tool whose description gives orders is not offered to the model
# custom:
#   codes: [tools.description_flagged]
package agent.rules.tools.offer

import future.keywords.not

deny contains {"code": "tools.description_flagged"} if {
	input.checkpoint == "tool_offer"
	not harmless
}

harmless if is_null(input.content)

harmless if {
	input.content.complete == true
	input.content.integrity in {"trusted", "endorsed", "generated", "untrusted"}
	is_array(input.content.findings)
	every finding in input.content.findings {
		finding.severity in {"low", "medium"}
	}
}
