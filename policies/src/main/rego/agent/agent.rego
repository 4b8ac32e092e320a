# METADATA
# scope: subpackages
# title: Policies of the agent firewall
# description: |
#   Gives every package below it the types of the request and of the settings, so that a misspelt field does not compile.
# schemas:
#   - input: schema.request
#   - data.settings: schema.settings
package agent
