# METADATA
# scope: package
# title: Confidential values do not leave
# custom:
#   codes: [flow.argument_confidential]
package agent.rules.flow.argument

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.levels

deny contains {"code": "flow.argument_confidential", "argument": pointer} if {
	input.checkpoint == "tool_call"
	not call.inward
	some pointer, argument in input.action.arguments
	not levels.argument[argument.confidentiality]
}
