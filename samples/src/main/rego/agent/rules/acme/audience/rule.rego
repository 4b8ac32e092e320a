# METADATA
# scope: package
# title: A message goes to three people at most
# description: Whoever writes to more uses a mailing list, which has an owner.
# custom:
#   codes: [acme.audience_too_large]
package agent.rules.acme.audience

import future.keywords.not

deny contains {"code": "acme.audience_too_large"} if {
	input.checkpoint == "tool_call"
	not small
}

small if count(recipients) <= 3

recipients contains pointer if {
	some pointer, argument in input.action.arguments
	argument.role == "recipient"
}
